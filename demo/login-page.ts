import { escaped } from './http';

/** A plain login form that posts to its own address. */
export function loginPage(options: {
  readonly brand: string;
  readonly login?: string;
  readonly refused?: boolean;
}): string {
  const { brand, login = '', refused = false } = options;
  const name = escaped(brand);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Sign in · ${name}</title>
    <link rel="icon" href="data:," />
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <p class="brand"><span aria-hidden="true">N</span>${name}</p>
      <h1>Sign in</h1>
      ${refused ? '<p class="refused" role="alert">User name or password is wrong. Try again.</p>' : ''}
      <form method="post">
        <label>User name <input name="login" value="${escaped(login)}" autocomplete="username" required autofocus /></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required /></label>
        <button>Sign in</button>
      </form>
      <p class="hint">Demo accounts: Edward / 1234 and sissi / 5678</p>
    </main>
  </body>
</html>`;
}

const STYLE = `
:root { color-scheme: light; font: 15px/1.5 system-ui, sans-serif; color: #14213d; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #eef2f7; }
main { width: min(340px, 86vw); padding: 32px; background: #fff; border-radius: 16px; box-shadow: 0 8px 30px rgb(20 33 61 / 12%); }
.brand { display: flex; align-items: center; gap: 10px; margin: 0; font-weight: 600; color: #0f5c8e; }
.brand span { width: 28px; height: 28px; display: grid; place-items: center; border-radius: 8px; background: #0f5c8e; color: #fff; }
h1 { margin: 18px 0; font-size: 24px; }
form, label { display: grid; gap: 6px; }
form { gap: 16px; }
label { font-weight: 500; }
input { padding: 10px 12px; border: 1px solid #b7c1cf; border-radius: 8px; font: inherit; }
button { padding: 11px; border: 0; border-radius: 8px; background: #0f5c8e; color: #fff; font: inherit; font-weight: 600; }
:is(input, button):focus-visible { outline: 3px solid #7cc0ec; outline-offset: 1px; }
.refused { padding: 10px 12px; border-radius: 8px; background: #fdecec; color: #8f1d1d; }
.hint { margin: 18px 0 0; font-size: 13px; color: #5d6b80; }
`;
