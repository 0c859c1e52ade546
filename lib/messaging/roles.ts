/** Who speaks, told from what the browser says about the sender, never from the message. */
export type Role = 'page' | 'panel' | 'options' | 'microphone' | 'engine' | 'card';

/** The facts of a sender that handlers may use. `frameId` 0 is a tab's top frame. */
export type Speaker = {
  readonly role: Role;
  readonly origin: string;
  readonly url: string;
  readonly tabId: number | undefined;
  readonly frameId: number | undefined;
  readonly windowId: number | undefined;
  readonly documentId: string | undefined;
  /** The tab's own title and address: facts, while the page's text is hearsay. */
  readonly tabTitle: string | undefined;
  readonly tabUrl: string | undefined;
};

type Sender = Pick<
  chrome.runtime.MessageSender,
  'id' | 'origin' | 'url' | 'frameId' | 'documentId' | 'tab'
>;

const DOCUMENT_ROLES: Readonly<Record<string, Role>> = {
  '/sidepanel.html': 'panel',
  '/options.html': 'options',
  '/microphone.html': 'microphone',
  '/engine.html': 'engine',
  '/caller-card.html': 'card',
};

/**
 * The sender's role, or `null` for anybody we do not know: another extension, a missing or
 * `"null"` origin (sandboxed frames), a page of ours where it should not be. Side panel and engine
 * have no tab; options and microphone are the top frame of one; the card is framed by a CRM page
 * or alone in a small window. (Measured in Chromium 156; SECURITY.md A4.)
 */
export function speakerOf(sender: Sender, own: { id: string; origin: string }): Speaker | null {
  const { origin, url } = sender;
  if (sender.id !== own.id || !origin || origin === 'null' || !url) return null;
  const role = origin === own.origin ? ownRole(sender, url) : pageRole(sender, origin);
  if (!role) return null;
  return {
    role,
    origin,
    url,
    tabId: sender.tab?.id,
    frameId: sender.frameId,
    windowId: sender.tab?.windowId,
    documentId: sender.documentId,
    tabTitle: sender.tab?.title,
    tabUrl: sender.tab?.url,
  };
}

function ownRole(sender: Sender, url: string): Role | null {
  const role = DOCUMENT_ROLES[new URL(url).pathname] ?? null;
  switch (role) {
    case 'panel':
    case 'engine':
      return sender.tab ? null : role;
    case 'options':
    case 'microphone':
      return sender.tab && sender.frameId !== 0 ? null : role;
    default:
      return role;
  }
}

function pageRole(sender: Sender, origin: string): Role | null {
  return sender.tab?.id !== undefined && /^https?:\/\//u.test(origin) ? 'page' : null;
}
