// The lint rules: typescript-eslint's strictest set with types, React's hooks, and the borders that only
// lint can see. Which room may import which is dependency-cruiser's matter (.dependency-cruiser.cjs).
import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const arrowsButComponents = {
  selector: 'FunctionDeclaration[id.name=/^[a-z]/][generator=false]',
  message: 'Write const name = (…) => …; only components are functions with a name of their own.',
};

/** `...{ a, b }` and `...['a', 'b']` say nothing but how long a line may be. */
const noSpreadOfWhatIsWritten = {
  selector:
    'SpreadElement > :matches(ObjectExpression, ArrayExpression, TSAsExpression:has(> ArrayExpression))',
  message: 'Write it where it stands.',
};
const plainly = [arrowsButComponents, noSpreadOfWhatIsWritten];

const noClockNoChance = [
  ["CallExpression[callee.object.name='Date'][callee.property.name='now']", 'Take the time as an argument.'],
  ["NewExpression[callee.name='Date'][arguments.length=0]", 'Take the time as an argument.'],
  ["CallExpression[callee.name='Date']", 'Take the time as an argument.'],
  ["MemberExpression[object.name='Math'][property.name='random']", 'Take what was drawn as an argument.'],
].map(([selector, message]) => ({ selector, message }));

const noStoreOneByOne = [
  {
    selector:
      "CallExpression[callee.object.name='Promise'][callee.property.name='all'] > CallExpression[callee.property.name='map']",
    message: 'Ask the store for all of them at once: a function that takes ids.',
  },
];

const bridgeOutsideItsFile = ['window', 'globalThis', 'self'].map((owner) => ({
  selector: `MemberExpression[object.name='${owner}'][property.name='bridge']`,
  message: 'Only src/renderer/calls/bridge.ts touches the bridge; call the engine through it.',
}));

const submitOutsideActions = {
  selector: [
    "JSXElement[openingElement.name.name!='Actions']",
    "JSXElement[openingElement.name.name='Button']",
    "JSXOpeningElement:has(JSXAttribute[name.name='type'][value.value='submit']):not(:has(JSXAttribute[name.name='form']))",
  ].join(' > '),
  message: 'Put it in <Actions>: in a dialog they stay in sight when the form is longer than the screen.',
};

export default defineConfig(
  globalIgnores([
    ...['out/', '.cache/', '.tsbuild/', 'test-results/', 'playwright-report/', 'coverage/'],
    'resources/control-page/script.js',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      // A component, a context or what is loaded as one has a great first letter.
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: 'variable',
          modifiers: ['global'],
          format: ['camelCase', 'PascalCase'],
          leadingUnderscore: 'allow',
        },
        { selector: 'typeLike', format: ['PascalCase'] },
      ],
      // `newId<UserId>()`: an id gets its kind where it is made.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // A number in a text reads the same with and without String() around it.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => doIt()` as a handler is plainer than the same with braces.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // What belongs to a package is added to by an interface of the same name, and by nothing else.
    files: ['**/*.d.ts', 'src/renderer/calls/bridge.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  {
    // The compiler knows the browser's names (src/control-page/tsconfig.json).
    files: ['src/control-page/*.js'],
    rules: { 'no-undef': 'off' },
  },
  {
    files: ['scripts/**/*.ts', 'tests/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', noSpreadOfWhatIsWritten] },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...plainly],
    },
  },
  {
    files: ['src/domain/**/*.ts', 'src/engine/application/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...plainly, ...noClockNoChance] },
  },
  {
    // Where a loop is right, its line says why. What is asked for one by one elsewhere shows in how the statements of a
    // call grow (tests/engine/door/statement-counts.test.ts).
    files: ['src/engine/application/**/*.ts'],
    rules: {
      'no-await-in-loop': 'error',
      'no-restricted-syntax': ['error', ...plainly, ...noClockNoChance, ...noStoreOneByOne],
    },
  },
  {
    files: ['src/main/**/*.ts'],
    ignores: ['src/main/ipc.ts', 'src/main/preload.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              importNames: ['ipcMain', 'ipcRenderer', 'contextBridge'],
              message: 'Raw messages live in src/main/ipc.ts and src/main/preload.ts.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    ignores: ['src/renderer/calls/bridge.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...plainly, ...bridgeOutsideItsFile, submitOutsideActions],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    ignores: ['src/renderer/ui/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                'react-aria-components',
                'react-aria-components/*',
                'react-aria',
                '@react-aria/*',
                'react-stately',
              ],
              message: 'Wrap the component in src/renderer/ui/ and use that.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}', 'tests/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // Both speak about React's compiler, which we do not use.
      'react-hooks/incompatible-library': 'off',
      'react-hooks/preserve-manual-memoization': 'off',
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      // What is not there fails the test at that line, which is what a test is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `expect.any(…)` and its kin are typed as any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      // A Playwright fixture that needs no other fixture takes `{}`.
      'no-empty-pattern': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', module: 'writable', require: 'readonly' },
    },
  },
);
