import { defineConfig } from 'oxlint';

/**
 * What each room of `src/` stands on; from anywhere else in `src/` it imports nothing. A room stands on the rooms named
 * and on all that those stand on, unless it is among those that stand on the rooms named alone.
 */
const STANDS_ON = {
  migrations: [],
  common: [],
  config: ['common'],
  database: ['config'],
  mail: ['config'],
  auth: ['database', 'mail'],
  policy: ['auth'],
  'file-store': ['database'],
  files: ['file-store'],
  history: ['policy', 'web'],
  records: ['history'],
  jobs: ['records'],
  'working-days': ['records'],
  areas: ['records'],
  sources: ['records', 'files'],
  organizations: ['areas', 'sources'],
  people: ['organizations'],
  events: ['people'],
  bookings: ['events'],
  statements: ['events'],
  commitments: ['statements', 'working-days'],
  clocks: ['commitments', 'jobs'],
  milestones: ['commitments'],
  meetings: ['bookings', 'milestones'],
  notula: ['meetings'],
  calendar: ['meetings'],
  'page-parts': ['notula', 'calendar', 'clocks'],
  exports: ['page-parts'],
  facets: ['page-parts'],
  search: ['page-parts'],
  reconciliation: ['page-parts'],
  'open-data': ['page-parts'],
  statistics: ['open-data'],
  'data-package': ['open-data'],
  'saved-searches': ['page-parts', 'jobs'],
  'public-pages': ['exports', 'facets', 'search', 'statistics', 'data-package'],
  changes: ['public-pages'],
  notifications: ['changes', 'saved-searches'],
  webhooks: ['notifications'],
  'desk-pages': ['search'],
  'union-pages': ['page-parts'],
  demo: ['commitments', 'search'],
  cli: ['commitments', 'data-package'],
};
const STANDS_ALONE_ON = {
  edge: ['common', 'config', 'auth'],
  lifecycle: ['common', 'config'],
  web: ['common', 'auth'],
  'account-pages': [
    'common',
    'config',
    'database',
    'mail',
    'auth',
    'policy',
    'history',
    'records',
    'organizations',
    'web',
  ],
};
const ALL = [...Object.keys(STANDS_ON), ...Object.keys(STANDS_ALONE_ON), 'api-docs'];

/** Every room below a room. */
function below(room) {
  return new Set(STANDS_ALONE_ON[room] ?? STANDS_ON[room].flatMap((lower) => [lower, ...below(lower)]));
}

/** Holds a room to what it stands on. */
function arrows(room) {
  const allowed = below(room);
  const others = ALL.filter((other) => other !== room && !allowed.has(other));
  const isMigration = room === 'migrations';
  return {
    files: [`src/${room}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(\\.\\./)+(${others.join('|')})/`,
              message: isMigration
                ? 'A migration stands alone: what it would import changes later.'
                : `${room} stands on ${[...allowed].join(', ') || 'nothing'} alone.`,
            },
            {
              regex: `^(\\.\\./)+(${room === 'cli' ? '' : 'app\\.classes|'}app\\.module|application|main|openapi|server-log)\\.js$`,
              message: 'A room does not know the application that holds it; a command knows its classes.',
            },
          ],
        },
      ],
    },
  };
}

export default defineConfig({
  plugins: ['react', 'typescript', 'unicorn', 'oxc', 'import', 'jest'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    // Preact's JSX needs no React in scope.
    'react/react-in-jsx-scope': 'off',
    // Modules of Nest are classes that hold nothing but their decorator.
    'typescript/no-extraneous-class': 'off',
    // pg is CommonJS: what it exports comes by its default.
    'import/no-named-as-default-member': 'off',
    // Rows of the database and answers of other programs get their type by assertion; there is no other way.
    'typescript/no-unsafe-type-assertion': 'off',
    // DTOs are classes without methods; spreading takes all there is.
    'typescript/no-misused-spread': 'off',
    // The compiler knows when a switch returns in every case.
    'typescript/consistent-return': 'off',
    // A helper may stand beside its only use.
    'unicorn/consistent-function-scoping': 'off',
    // "default" counts as covering the rest.
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'import/no-cycle': 'error',
    'react/no-danger': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-member-access': 'error',
  },
  overrides: [
    {
      files: ['test/**', 'bench/**', 'src/**/*.spec.ts'],
      rules: {
        // Tests read answers field by field; the schema test holds them to their description.
        'typescript/no-unsafe-member-access': 'off',
        'typescript/no-unsafe-argument': 'off',
        'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert'] }],
        'jest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['itOnLinux'] }],
      },
    },
    ...[...Object.keys(STANDS_ON), ...Object.keys(STANDS_ALONE_ON)].map(arrows),
  ],
});
