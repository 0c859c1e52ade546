import { importTable, neverInAPage, type Area } from './import-table';
import {
  codeIn,
  resolvedImports,
  shipped,
  type OurFile,
  type ResolvedImport,
  type Tree,
} from './source-tree';
import { usesGlobal } from './syntax';

/** What is wrong, where, and what to do about it. A rule that holds gives none. */
export type Breaches = string[];

const table: Readonly<Record<string, Area>> = importTable;
const bare = (path: string): string => path.replace(/(?:\/index)?\.[a-z]+$/u, '');
const within = (path: string, place: string): boolean =>
  bare(path) === place || path.startsWith(`${place}/`);

type Home = { readonly area: Area; readonly folder: string };

/** The row of the table that a file lives under, and the folder which that row means here. */
function homeOf(path: string): Home | undefined {
  const keys = Object.keys(table).sort((a, b) => b.length - a.length);
  for (const key of keys) {
    const depth = key.split('/').length;
    const parts = bare(path) === key ? key.split('/') : path.split('/').slice(0, -1);
    const folder = parts.slice(0, depth).join('/');
    const area = table[key];
    if (area && (folder === key || folder.replace(/[^/]+$/u, '*') === key)) return { area, folder };
  }
  return undefined;
}

/** The import table of CONTRIBUTING.md. */
export function importTableHolds(tree: Tree): Breaches {
  return shipped(tree).flatMap((file) => {
    const home = homeOf(file.path);
    if (!home) return [`${file.path}: no row of test/house/import-table.ts covers it; add one`];
    return resolvedImports(tree, file)
      .filter((imported) => !allowed(home, imported))
      .map(
        (imported) => `${file.path} may not import ${imported.specifier}${hint(home, imported)}`,
      );
  });
}

function allowed({ area, folder }: Home, imported: ResolvedImport): boolean {
  const { typeOnly } = imported;
  if ('missing' in imported) return true;
  if ('package' in imported) return area.packages?.includes(imported.package) ?? false;
  const places = [folder, ...(area.may ?? []), ...(typeOnly ? (area.types ?? []) : [])];
  return places.some((place) => within(imported.file, place)) || /\.css$/u.test(imported.file);
}

function hint({ area }: Home, imported: ResolvedImport): string {
  const types = 'file' in imported && area.types?.some((place) => within(imported.file, place));
  return types ? ': only its types, by `import type`' : ': ask for it as an argument instead';
}

/**
 * The gateway is a package of its own: of ours it knows the types of telephony alone, and of the
 * registry's packages those that it names itself. Its pages run in browsers, and need none but `valibot`.
 */
export function gatewayStandsAlone(tree: Tree): Breaches {
  const named = tree.get('gateway/package.json')?.text ?? '{}';
  const { dependencies = {} } = JSON.parse(named) as { dependencies?: Record<string, string> };
  return codeIn(tree, 'gateway')
    .filter(({ path }) => !/\.test\.ts$/u.test(path))
    .flatMap((file) => {
      const own = file.path.startsWith('gateway/src/') ? 'gateway/src' : 'gateway/softphones';
      return resolvedImports(tree, file)
        .filter((imported) => {
          if ('missing' in imported) return true;
          if ('file' in imported) {
            const types = imported.typeOnly && within(imported.file, 'lib/telephony');
            return !types && !within(imported.file, own);
          }
          const isNode = imported.package.startsWith('node:');
          if (own === 'gateway/softphones') return imported.package !== 'valibot';
          return !isNode && !Object.hasOwn(dependencies, imported.package);
        })
        .map(({ specifier }) => `${file.path} may not import ${specifier}: it stands alone`);
    });
}

/** A relative import must lead to a file, and is written without extension. */
export function importsResolve(tree: Tree): Breaches {
  return shipped(tree).flatMap((file) =>
    resolvedImports(tree, file).flatMap((imported) => {
      if ('missing' in imported) return [`${file.path}: ${imported.specifier} leads nowhere`];
      return /^\..*\.tsx?$/u.test(imported.specifier)
        ? [`${file.path}: write ${imported.specifier} without its extension`]
        : [];
    }),
  );
}

/** Nobody reaches behind a provider's `index.ts` but the provider itself. */
export function providersAreEnteredByTheFrontDoor(tree: Tree): Breaches {
  const inside = /^(lib\/telephony\/providers\/[^/]+)\/(?!index\.ts$)/u;
  return shipped(tree).flatMap((file) =>
    resolvedImports(tree, file).flatMap((imported) => {
      const room = 'file' in imported ? inside.exec(imported.file)?.[1] : undefined;
      return room === undefined || file.path.startsWith(`${room}/`)
        ? []
        : [`${file.path} imports ${imported.specifier}; import ${room} and export it there`];
    }),
  );
}

/** Nothing heavy or secret is bundled into the content script, by whatever detour. */
export function pageStaysLight(tree: Tree): Breaches {
  const starts = shipped(tree).filter(
    ({ path }) => path.startsWith('lib/page/') || path.startsWith('entrypoints/content'),
  );
  const breaches: Breaches = [];
  const seen = new Set<string>();
  const visit = (file: OurFile, chain: readonly string[]): void => {
    if (seen.has(file.path)) return;
    seen.add(file.path);
    for (const imported of resolvedImports(tree, file)) {
      if (imported.typeOnly || 'missing' in imported) continue;
      const here = [...chain, file.path];
      if (heavy(imported))
        breaches.push(`${[...here, imported.specifier].join(' → ')}: cut the chain`);
      const next = 'file' in imported ? tree.get(imported.file) : undefined;
      if (next && /\.tsx?$/u.test(next.path)) visit(next, here);
    }
  };
  for (const file of starts) visit(file, []);
  return breaches;
}

function heavy(imported: ResolvedImport): boolean {
  if ('package' in imported) {
    return (neverInAPage.packages as readonly string[]).includes(imported.package);
  }
  return 'file' in imported && neverInAPage.files.some((place) => within(imported.file, place));
}

/** Only `lib/browser.ts` knows the polyfill (docs/decisions/0003). */
export function onePolyfillImporter(tree: Tree): Breaches {
  return shipped(tree)
    .filter(({ path }) => path !== 'lib/browser.ts')
    .filter((file) =>
      resolvedImports(tree, file).some(
        (imported) =>
          'package' in imported &&
          imported.package === 'webextension-polyfill' &&
          !imported.typeOnly,
      ),
    )
    .map(({ path }) => `${path} imports the polyfill; import { browser } from lib/browser`);
}

/** The areas that draw or compute get what they need handed in, so that each runs in any test. */
export function extensionApiStaysAtTheEdge(tree: Tree): Breaches {
  return shipped(tree)
    .filter((file) => !homeOf(file.path)?.area.extensionApi && usesGlobal(file, 'chrome'))
    .map(
      ({ path }) =>
        `${path} uses chrome.*; import lib/browser where allowed, or take it as an argument`,
    );
}
