// Which room may import which: the table of docs/architecture.md as rules, plus no cycles, no orphans and
// nothing that cannot be resolved. What only a single name or call breaks is ESLint's matter. Which feature may take
// what of another, and why: .dependency-crossings.json.

const crossings = require('./.dependency-crossings.json');

const react = '^node_modules/(react|react-dom|react-aria-components|react-i18next|@tanstack)/';
const electron = '^(electron$|node_modules/electron/)';
const database = '^node_modules/(kysely|better-sqlite3)/';
/** Bytes are summed in one place, which every room of the engine that keeps some may ask. */
const sums = '^src/engine/sha256[.]ts$';
const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer'];

/** `from` may reach nothing below src/, scripts/ and tests/ but itself and what `may` names. */
function room(name, from, may, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from },
    to: { path: '^(src|scripts|tests)/', pathNot: [from, ...may] },
  };
}

/** `from` never imports what matches `path`. */
function never(name, from, path, comment) {
  return { name, comment, severity: 'error', from: { path: from }, to: { path } };
}

const exactly = (file) => `^${file.replaceAll('.', '[.]')}$`;
const crossing = [...new Set(crossings.map(({ from }) => from))];

/** `from` captures the room and the feature; of other features in that room it takes only `may`. */
function apart(from, may) {
  return {
    name: 'features-apart',
    comment: 'A feature takes of another only what .dependency-crossings.json names, each with its reason.',
    severity: 'error',
    from,
    to: { path: '^src/engine/$1/', pathNot: ['^src/engine/$1/($2|frame|base)/', ...may] },
  };
}

module.exports = {
  forbidden: [
    room('domain-alone', '^src/domain/', [], 'The rules know only each other.'),
    {
      name: 'domain-no-packages',
      comment: 'The rules use no package and nothing of Node.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { dependencyTypes: ['core', ...npm] },
    },
    room('control-page-alone', '^src/control-page/', [], 'The control page reads with lines of its own.'),
    {
      name: 'control-page-packages',
      comment: 'What the control page imports stands in every page that is handed out.',
      severity: 'error',
      from: { path: '^src/control-page/' },
      to: { dependencyTypes: ['core', ...npm], pathNot: '^node_modules/@noble/ed25519/' },
    },
    room('contract-rooms', '^src/contract/', ['^src/domain/'], 'The calls know the rules, not who answers.'),
    {
      name: 'contract-only-zod',
      comment: 'zod is the contract’s one package.',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { dependencyTypes: ['core', ...npm], pathNot: '^node_modules/zod/' },
    },
    room(
      'store-rooms',
      '^src/engine/store/',
      ['^src/domain/', sums],
      'The store keeps data and judges nothing.',
    ),
    {
      name: 'store-packages',
      comment: 'The store’s packages are kysely and better-sqlite3.',
      severity: 'error',
      from: { path: '^src/engine/store/' },
      to: { dependencyTypes: npm, pathNot: [database, '^node_modules/@types/better-sqlite3/'] },
    },
    {
      name: 'migrations-only-kysely',
      comment: 'A released migration must mean the same for ever, so it leans on nothing of ours.',
      severity: 'error',
      from: { path: '^src/engine/store/migrations/' },
      to: { path: '^(src|node_modules)/', pathNot: '^node_modules/kysely/' },
    },
    room('pdf-rooms', '^src/engine/pdf/', ['^src/domain/'], 'A PDF is made from a model that it is given.'),
    room(
      'vault-rooms',
      '^src/engine/vault/',
      ['^src/domain/', '^src/engine/files/', sums],
      'Keys and signatures know no features.',
    ),
    room(
      'files-rooms',
      '^src/engine/files/',
      ['^src/domain/', sums],
      'What lies on a disk knows no features.',
    ),
    room(
      'pictures-rooms',
      '^src/engine/pictures/',
      ['^src/domain/', '^src/engine/files/'],
      'What a file holds knows no features.',
    ),
    room(
      'application-rooms',
      '^src/engine/application/',
      ['^src/(domain|contract)/', '^src/engine/(store|pdf|vault|files|pictures)/', sums],
      'A use case gathers, decides and writes; it does not know how it is called.',
    ),
    apart(
      {
        path: '^src/engine/(application|store)/([^/]+)/',
        pathNot: ['^src/engine/(application/frame|store/(base|migrations))/', ...crossing.map(exactly)],
      },
      [],
    ),
    ...crossing.map((file) =>
      apart(
        { path: exactly(file).replace(/engine\/(\w+)\/(\w+)\//, 'engine/($1)/($2)/') },
        crossings.filter(({ from }) => from === file).map(({ to }) => exactly(to)),
      ),
    ),
    {
      name: 'frame-and-base-alone',
      comment: 'What every feature stands on knows none of them; base runs the migrations.',
      severity: 'error',
      from: { path: '^src/engine/(application|store)/(frame|base)/' },
      to: { path: '^src/engine/$1/', pathNot: ['^src/engine/$1/$2/', '^src/engine/store/migrations/'] },
    },
    never('application-no-sql', '^src/engine/application/', database, 'SQL lives in the store.'),
    room(
      'engine-rooms',
      '^src/engine/',
      ['^src/(domain|contract)/'],
      'The engine knows no shell and no page.',
    ),
    never(
      'engine-no-window',
      '^src/engine/',
      [electron, react],
      'The engine runs without Electron and React.',
    ),
    room(
      'main-rooms',
      '^src/main/',
      ['^src/contract/'],
      'The shell starts the engine by its path and passes calls on.',
    ),
    never('main-no-data', '^src/main/', [database, react], 'The shell neither keeps data nor draws.'),
    room(
      'renderer-rooms',
      '^src/renderer/',
      ['^src/(domain|contract)/'],
      'The page calls the engine over the bridge.',
    ),
    {
      name: 'renderer-no-node',
      comment: 'The page runs in a sandbox: no Node, no Electron, no database.',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pages-apart',
      comment: 'What two pages share stands in parts/; a page is reached by its address alone.',
      severity: 'error',
      from: { path: '^src/renderer/pages/([^/]+)/' },
      to: { path: '^src/renderer/pages/', pathNot: '^src/renderer/pages/$1/' },
    },
    {
      name: 'pages-by-routes',
      comment:
        'The frame and what is shared know no page: only the routes do, and the frame what stands before them.',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: '^src/renderer/(pages/|app/(routes|app)[.]tsx$)' },
      to: { path: '^src/renderer/pages/' },
    },
    never(
      'ui-alone',
      '^src/renderer/ui/',
      '^src/renderer/(app|calls|pages|parts|pdf|writing)/',
      'A component knows neither calls nor pages.',
    ),
    never('renderer-no-electron', '^src/renderer/', [electron, database], 'Only src/main imports Electron.'),
    {
      name: 'product-without-development-packages',
      comment: 'What ships may import only what is installed with it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]gallery[.]tsx$' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: [electron, '^node_modules/@types/'],
      },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file or three, for types as well.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing does nothing.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '[.]d[.]ts$' },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[?](url|raw|worker|inline)$' },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tests/tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
