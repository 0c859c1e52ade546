import type { Breaches } from './import-rules';
import { codeIn, lineCount, sheetsIn, shipped, type OurFile, type Tree } from './source-tree';
import { exportsDefault, identifiersIn, keyConstants, propertiesRead, stringsIn } from './syntax';

const LONGEST = 300;
const TYPICAL = 80;
const ENTRYPOINT = 40;
/** The framework reads the default export of these; Lightning's compiler that of its components. */
const MAY_DEFAULT = /^entrypoints\/|\.config\.ts$|^test\/page-safety\/lwc\//u;
const PROVIDER_SHAPE = ['index.ts', 'wire.ts', 'wire.test.ts', 'README.md'];

const everyCode = (tree: Tree): OurFile[] =>
  codeIn(tree, 'lib', 'components', 'entrypoints', 'scripts', 'test', 'demo', 'gateway');

/** One file, one reason: past 300 lines there are two. */
export function noLongFiles(tree: Tree): Breaches {
  return [...everyCode(tree), ...sheetsIn(tree)]
    .filter((file) => lineCount(file) > LONGEST)
    .map((file) => `${file.path} has ${lineCount(file)} lines of ${LONGEST}: it is two files`);
}

/** The typical file of the product stays at a screen or so. */
export function typicalFileIsShort(tree: Tree): Breaches {
  const counts = shipped(tree)
    .map(lineCount)
    .sort((a, b) => a - b);
  const median = counts[Math.floor(counts.length / 2)] ?? 0;
  return median > TYPICAL
    ? [`the median file has ${median} lines of ${TYPICAL}: split the long`]
    : [];
}

/** Entrypoints wire, never decide. */
export function entrypointsOnlyWire(tree: Tree): Breaches {
  return codeIn(tree, 'entrypoints')
    .filter((file) => lineCount(file) > ENTRYPOINT)
    .map(
      (file) =>
        `${file.path} has ${lineCount(file)} lines of ${ENTRYPOINT}: move what it decides to lib`,
    );
}

/** Whoever knows one provider knows them all. */
export function providersHaveOneShape(tree: Tree): Breaches {
  const folders = new Set(
    [...tree.keys()].flatMap(
      (path) => /^lib\/telephony\/providers\/[^/]+(?=\/)/u.exec(path)?.[0] ?? [],
    ),
  );
  return [...folders].flatMap((folder) =>
    PROVIDER_SHAPE.filter((name) => !tree.has(`${folder}/${name}`)).map(
      (name) => `${folder} lacks ${name}; docs/adding-a-provider.md says what goes in`,
    ),
  );
}

/** Providers and connectors have a front door, `index.ts`; nobody else gathers others' work. */
export function noBarrels(tree: Tree): Breaches {
  return everyCode(tree)
    .filter(({ path }) => /\/index\.tsx?$/u.test(path))
    .filter(
      ({ path }) =>
        !/^lib\/(?:telephony\/providers|crm\/connectors)\/[^/]+\/index\.ts$/u.test(path),
    )
    .map(({ path }) => `${path}: name the file after what it holds, and import it from there`);
}

/** A default export has no name to search for. The framework wants some; nobody else does. */
export function noDefaultExports(tree: Tree): Breaches {
  return everyCode(tree)
    .filter((file) => !MAY_DEFAULT.test(file.path) && exportsDefault(file))
    .map(({ path }) => `${path}: export it by name`);
}

/** Drawers for anything stay empty of meaning. */
export function namesMeanSomething(tree: Tree): Breaches {
  const empty = /(?:^|[/.-])(?:utils?|helpers?|managers?|common|services?|misc)(?=[/.-]|$)/u;
  return [...tree.keys()]
    .filter((path) => empty.test(path.replaceAll('service-worker', '')))
    .map((path) => `${path}: name it by the question it answers`);
}

/** Whatever a caller or a CRM sends is text, never markup. */
export function textNodesOnly(tree: Tree): Breaches {
  const markup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'srcdoc'];
  return shipped(tree).flatMap((file) =>
    [...new Set(propertiesRead(file))]
      .filter((name) => markup.includes(name))
      .map((name) => `${file.path} uses ${name}; build nodes and set textContent`),
  );
}

/** Neither the page (by postMessage) nor another extension has an ear of ours to speak into. */
export function strangersAreNotHeard(tree: Tree): Breaches {
  return shipped(tree).flatMap((file) => {
    const names = propertiesRead(file);
    const doors = names.filter((name) => /^on(?:Message|Connect)External$/u.test(name));
    const inPage = file.path.startsWith('lib/page/');
    if (inPage && (stringsIn(file).includes('message') || names.includes('onmessage'))) {
      doors.push('a message listener');
    }
    return doors.map(
      (door) => `${file.path} has ${door}: pages speak by their content script alone (A4)`,
    );
  });
}

/** Where tokens lie is known to `lib/auth` alone. */
export function onlyAuthNamesTokenKeys(tree: Tree): Breaches {
  const keys = codeIn(tree, 'lib/auth').flatMap((file) => [...keyConstants(file).values()]);
  return shipped(tree)
    .filter(({ path }) => !path.startsWith('lib/auth/'))
    .flatMap((file) =>
      stringsIn(file)
        .filter((text) => keys.includes(text))
        .map(
          (text) => `${file.path} names '${text}', a key of lib/auth; ask lib/auth to act instead`,
        ),
    );
}

/** No message carries a token: whoever needs one asks the hub to do the work. */
export function noTokenInMessages(tree: Tree): Breaches {
  const protocol = tree.get('lib/messaging/protocol.ts');
  if (!protocol) return [];
  return identifiersIn(protocol)
    .filter((name) => /token|secret/iu.test(name))
    .map((name) => `${protocol.path} has ${name}: tokens stay in the worker`);
}

/** A debt without a date is never paid. */
export function debtsAreDated(tree: Tree): Breaches {
  const undated =
    /^(?:[^'"`]*\s)?(?:\/\/|\/?\*+|<!--)\s.*\b(?:TODO|FIXME|XXX)\b(?! \[\d{4}-\d{2}-\d{2}\])/u;
  return [...tree.values()].flatMap((file) =>
    file.text
      .split('\n')
      .flatMap((line, at) =>
        undated.test(line) ? [`${file.path}:${at + 1}: do it, or date it [YYYY-MM-DD]`] : [],
      ),
  );
}
