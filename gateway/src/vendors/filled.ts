/** The fields of a form that were filled in. An emptied list is one that says so. */
export function filled(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => value !== '' || key === 'skillGroups'),
  );
}
