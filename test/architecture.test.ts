import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as docs from './house/doc-rules';
import * as files from './house/file-rules';
import * as imports from './house/import-rules';
import type { Breaches } from './house/import-rules';
import { readTree, treeOf, type Tree } from './house/source-tree';

const root = fileURLToPath(new URL('..', import.meta.url));
const ours = readTree(root);
const lines = (count: number): string => 'x;\n'.repeat(count);

type Rule = {
  readonly title: string;
  readonly rule: (tree: Tree) => Breaches;
  /** Smallest trees that must be refused: they prove that the rule can fail. */
  readonly refuses: readonly Readonly<Record<string, string>>[];
};

const RULES: readonly Rule[] = [
  {
    title: 'imports follow the table',
    rule: imports.importTableHolds,
    refuses: [
      { 'lib/page/a.ts': "import '../auth/b';", 'lib/auth/b.ts': '' },
      {
        'components/a.tsx': "import { x } from '../lib/telephony/call';",
        'lib/telephony/call.ts': '',
      },
      { 'lib/log/a.ts': "export * from '../words';", 'lib/words.ts': '' },
      { 'lib/hub/a.ts': "const b = await import('../page/b');", 'lib/page/b.ts': '' },
      { 'lib/log/a.ts': "type B = import('../page/b').B;", 'lib/page/b.ts': '' },
      { 'lib/log/a.ts': "import { h } from 'preact';" },
      { 'lib/page/a.ts': "import x from '../../entrypoints/b';", 'entrypoints/b.ts': '' },
      { 'lib/unheard-of/a.ts': '' },
      {
        'lib/telephony/providers/x/a.ts': "import '../y/b';",
        'lib/telephony/providers/y/b.ts': '',
      },
    ],
  },
  {
    title: 'the gateway stands alone',
    rule: imports.gatewayStandsAlone,
    refuses: [
      { 'gateway/src/a.ts': "import { b } from '../../lib/log/b';", 'lib/log/b.ts': '' },
      {
        'gateway/src/a.ts': "import { b } from '../../lib/telephony/b';",
        'lib/telephony/b.ts': '',
      },
      { 'gateway/src/a.ts': "import '../softphones/b';", 'gateway/softphones/b.ts': '' },
      { 'gateway/src/a.ts': "import { x } from 'left-pad';" },
      { 'gateway/softphones/a.ts': "import { readFileSync } from 'node:fs';" },
    ],
  },
  {
    title: 'every relative import leads to a file and has no extension',
    rule: imports.importsResolve,
    refuses: [
      { 'lib/log/a.ts': "import './gone';" },
      { 'lib/log/a.ts': "import './b.ts';", 'lib/log/b.ts': '' },
      { 'lib/log/a.ts': "import '../../../elsewhere/b';" },
    ],
  },
  {
    title: 'a provider is entered by its index',
    rule: imports.providersAreEnteredByTheFrontDoor,
    refuses: [
      {
        'lib/telephony/a.ts': "import { b } from './providers/x/wire';",
        'lib/telephony/providers/x/wire.ts': '',
      },
    ],
  },
  {
    title: 'nothing heavy or secret reaches the page, by whatever chain',
    rule: imports.pageStaysLight,
    refuses: [
      {
        'lib/page/a.ts': "import '../phone-numbers/b';",
        'lib/phone-numbers/b.ts': "import './c';",
        'lib/phone-numbers/c.ts': "import { h } from 'preact';",
      },
      { 'entrypoints/content.ts': "import '../lib/browser';", 'lib/browser.ts': '' },
      { 'lib/page/a.ts': "import { type A, b } from '../auth/b';", 'lib/auth/b.ts': '' },
    ],
  },
  {
    title: 'only lib/browser imports the polyfill',
    rule: imports.onePolyfillImporter,
    refuses: [{ 'lib/hub/a.ts': "import browser from 'webextension-polyfill';" }],
  },
  {
    title: 'only the edge uses the extension API',
    rule: imports.extensionApiStaysAtTheEdge,
    refuses: [
      { 'components/a.tsx': 'chrome.runtime.reload();' },
      { 'lib/telephony/providers/x/a.ts': 'const { runtime } = chrome;' },
    ],
  },
  {
    title: 'no file is longer than 300 lines',
    rule: files.noLongFiles,
    refuses: [
      { 'lib/log/a.ts': lines(301) },
      { 'test/e2e/a.spec.ts': lines(301) },
      { 'components/style/a.css': lines(301) },
    ],
  },
  {
    title: 'the typical file is at most 80 lines',
    rule: files.typicalFileIsShort,
    refuses: [{ 'lib/log/a.ts': lines(90), 'lib/log/b.ts': lines(81), 'lib/log/c.ts': 'x' }],
  },
  {
    title: 'entrypoints are at most 40 lines',
    rule: files.entrypointsOnlyWire,
    refuses: [{ 'entrypoints/engine/main.ts': lines(41) }],
  },
  {
    title: 'every provider folder has the same shape',
    rule: files.providersHaveOneShape,
    refuses: [
      { 'lib/telephony/providers/x/index.ts': '', 'lib/telephony/providers/x/wire.ts': '' },
    ],
  },
  {
    title: 'no barrels',
    rule: files.noBarrels,
    refuses: [{ 'lib/hub/index.ts': '' }, { 'lib/telephony/providers/x/y/index.ts': '' }],
  },
  {
    title: 'no default exports but where the framework wants them',
    rule: files.noDefaultExports,
    refuses: [
      { 'lib/log/a.ts': 'export default function log() {}' },
      { 'lib/log/a.ts': 'const a = 1; export default a;' },
      { 'components/a.tsx': 'const a = 1; export { a as default };' },
    ],
  },
  {
    title: 'no empty names',
    rule: files.namesMeanSomething,
    refuses: [
      { 'lib/utils/a.ts': '' },
      { 'lib/hub/call-manager.ts': '' },
      { 'demo/helpers.js': '' },
    ],
  },
  {
    title: 'text nodes only',
    rule: files.textNodesOnly,
    refuses: [
      { 'components/a.tsx': "node.innerHTML = '<b>';" },
      { 'lib/page/a.ts': "node['outerHTML'] = '';" },
    ],
  },
  {
    title: 'neither pages nor other extensions are heard',
    rule: files.strangersAreNotHeard,
    refuses: [
      { 'lib/page/a.ts': "window.addEventListener('message', hear);" },
      { 'lib/hub/a.ts': 'chrome.runtime.onMessageExternal.addListener(hear);' },
    ],
  },
  {
    title: 'only lib/auth names the keys of tokens',
    rule: files.onlyAuthNamesTokenKeys,
    refuses: [
      {
        'lib/auth/vault.ts': "const TOKENS_KEY = 'tokens';",
        'lib/hub/a.ts': "storage.session.get('tokens');",
      },
    ],
  },
  {
    title: 'no message carries a token',
    rule: files.noTokenInMessages,
    refuses: [{ 'lib/messaging/protocol.ts': 'export type A = { accessToken: string };' }],
  },
  {
    title: 'debts have a date',
    rule: files.debtsAreDated,
    refuses: [{ 'lib/log/a.ts': '// TODO later' }, { 'lib/log/a.ts': '/** a\n * FIXME */' }],
  },
  {
    title: 'the README has at most 200 lines, a decision 40',
    rule: docs.documentsAreShort,
    refuses: [{ 'README.md': lines(201) }, { 'docs/decisions/1.md': lines(41) }],
  },
  {
    title: 'links between documents lead somewhere',
    rule: (tree) =>
      docs.linksLead(
        tree,
        (path) => tree.has(path) || (tree === ours && existsSync(join(root, path))),
      ),
    refuses: [{ 'docs/a.md': 'see [b](../b.md#c)' }],
  },
  {
    title: 'a translated guide has the examples, commands and keys of the original',
    rule: docs.translationsKeepUp,
    refuses: [
      { 'docs/a.md': 'say `npm run x`', 'docs/a.zh-CN.md': '运行 `npm run y`' },
      { 'docs/a.md': '`a` `b`', 'docs/a.zh-CN.md': '`a`' },
      { 'docs/a.md': '```sh\nx\n```', 'docs/a.zh-CN.md': '```sh\ny\n```' },
      { 'docs/b.zh-CN.md': '没有原文' },
    ],
  },
  {
    title: 'documented commands exist',
    rule: docs.commandsExist,
    refuses: [{ 'README.md': '`npm run magic`', 'package.json': '{"scripts":{}}' }],
  },
];

describe.each(RULES)('$title', ({ rule, refuses }) => {
  it('holds', () => {
    expect(rule(ours)).toEqual([]);
  });
  it.each(refuses)('refuses example %#', (example) => {
    expect(rule(treeOf(example))).not.toEqual([]);
  });
});

describe('what the rules let pass', () => {
  it('types where the table says T, own folders, and an honest chain', () => {
    const fine = treeOf({
      'components/a.tsx':
        "import type { Call } from '../lib/telephony/call'; import { b } from './b';",
      'components/b.ts': '',
      'lib/telephony/call.ts': '',
      'lib/page/scan.ts': "import type { X } from '../messaging/protocol';",
      'lib/messaging/protocol.ts': "import type { Call } from '../telephony/call';",
      'lib/telephony/providers/x/index.ts':
        "import { next } from '../../call'; type Y = chrome.runtime.Port;",
    });
    expect([
      ...imports.importTableHolds(fine),
      ...imports.pageStaysLight(fine),
      ...imports.extensionApiStaysAtTheEdge(fine),
    ]).toEqual([]);
  });
});
