/** What the gateway writes into a page's `<html>`; a page that is hosted by hand carries it as well. */
export type PageSettings = {
  /** Who may frame it: `data-extensions`, origins apart by spaces. */
  readonly origins: readonly string[];
  /** `data-sdk`: where the vendor's scripts come from, as JSON; the vendor's page knows its shape. */
  readonly sdk: unknown;
};

/** Reads them; nothing is assumed where they are missing. */
export function pageSettings({ dataset }: Pick<HTMLElement, 'dataset'>): PageSettings {
  const origins = (dataset['extensions'] ?? '').split(/\s+/u).filter((one) => one !== '');
  return { origins, sdk: JSON.parse(dataset['sdk'] ?? 'null') };
}
