import type { Person } from '../accounts';
import { escaped } from '../http';

/** A page of the CRM around its content, which must be safe HTML already. */
export function layout(options: {
  readonly title: string;
  readonly person: Person;
  readonly here: 'customers' | 'spa' | 'lab';
  readonly content: string;
  readonly head?: string;
}): string {
  const { title, person, here, content, head = '' } = options;
  const initials = person.name.replace(/[^A-Z]/gu, '');
  const entry = (key: typeof here, path: string, text: string): string =>
    `<a href="${path}"${key === here ? ' aria-current="page"' : ''}>${text}</a>`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escaped(title)} · Northwind CRM</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/crm.css" />
    ${head}
  </head>
  <body>
    <header>
      <a class="brand" href="/customers"><span aria-hidden="true">N</span> Northwind CRM</a>
      <nav>
        ${entry('customers', '/customers', 'Customers')}
        ${entry('spa', '/spa', 'Live board')}
        ${entry('lab', '/lab', 'Page lab')}
      </nav>
      <span class="person"><b aria-hidden="true">${initials}</b> ${escaped(person.name)}</span>
    </header>
    <main>${content}</main>
  </body>
</html>`;
}
