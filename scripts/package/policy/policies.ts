/** The browsers that we are packaged for. */
export const BROWSERS = ['chrome', 'edge'] as const;
export type PolicyBrowser = (typeof BROWSERS)[number];

/** What the extension reads from `storage.managed`. */
export type ManagedValues = {
  readonly enforced: Readonly<Record<string, unknown>>;
  readonly defaults: Readonly<Record<string, unknown>>;
};

export type Rollout = {
  readonly id: string;
  /** Where browsers ask for the extension and its updates. */
  readonly updateUrl: string;
  readonly managed: ManagedValues;
};

/** A file of the package. */
export type PolicyFile = { readonly name: string; readonly content: string | Buffer };

/**
 * One browser's policies: the extension is installed by force and pinned, may use the microphone
 * without a question, and finds its own configuration.
 *
 * https://chromeenterprise.google/policies/#ExtensionSettings ·
 * https://learn.microsoft.com/deployedge/microsoft-edge-manage-extensions-ref-guide
 */
export function policiesOf({ id, updateUrl, managed }: Rollout, browser: PolicyBrowser) {
  return {
    ExtensionSettings: {
      [id]: {
        installation_mode: 'force_installed',
        update_url: updateUrl,
        override_update_url: true,
        ...(browser === 'edge'
          ? { toolbar_state: 'force_shown' }
          : { toolbar_pin: 'force_pinned' }),
      },
    },
    AudioCaptureAllowedUrls: [`chrome-extension://${id}`],
    '3rdparty': { extensions: { [id]: managed } },
  };
}

/** JSON for people to read, with a line end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
