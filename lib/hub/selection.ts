/**
 * What is selected in a tab, in the frame that has the keyboard, or in a field of it; `''`: nothing
 * is. `null` where we have no access, which is every site that the agent has not allowed.
 */
export async function selectionIn(tabId: number): Promise<string | null> {
  const frames = await chrome.scripting
    .executeScript({ target: { tabId, allFrames: true }, func: selected })
    .catch(() => null);
  if (!frames) return null;
  const found = frames.flatMap(({ result }) => (result ? [result] : []));
  return (found.find(({ focused }) => focused) ?? found[0])?.text.trim() ?? '';
}

/** Runs in the page: it is sent there as text, and sees nothing around it. */
function selected(): { readonly text: string; readonly focused: boolean } | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const input = active instanceof HTMLInputElement && active.type !== 'password' ? active : null;
  const field = active instanceof HTMLTextAreaElement ? active : input;
  const inField = field?.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0) ?? '';
  const text = inField === '' ? String(getSelection() ?? '') : inField;
  return text.trim() === '' ? null : { text, focused: active?.tagName !== 'IFRAME' };
}
