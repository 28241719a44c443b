/** Imports go one way: shared <- server <- jobs, migration; client sees shared and the type of the router; nothing sees local but tests. */
const within = (...workspaces) => `^(${workspaces.join('|')})/`
const tests = ['\\.(test|spec)\\.tsx?$', '/testing/']

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: within('server', 'client', 'jobs', 'migration', 'local', 'e2e', 'bench') },
    },
    {
      name: 'shared-is-pure',
      comment: 'Only the schema, time-zone and phone libraries; tests may use the test tools.',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: tests },
      to: {
        pathNot: ['^shared/', '^node_modules/(zod|temporal-polyfill|temporal-utils|temporal-spec|libphonenumber-js)/'],
      },
    },
    {
      name: 'server-sees-shared-only',
      severity: 'error',
      from: { path: '^server/', pathNot: tests },
      to: { path: within('client', 'jobs', 'migration', 'local', 'e2e', 'bench') },
    },
    {
      name: 'server-tests-may-use-the-local-cloud',
      severity: 'error',
      from: { path: ['^server/.*\\.test\\.ts$', '^server/src/testing/'] },
      to: { path: within('client', 'migration', 'e2e', 'bench') },
    },
    {
      name: 'jobs-see-server-and-shared',
      severity: 'error',
      from: { path: within('jobs', 'migration'), pathNot: tests },
      to: { path: within('client', 'local', 'e2e', 'bench') },
    },
    {
      name: 'jobs-never-use-routers',
      severity: 'error',
      from: { path: within('jobs', 'migration') },
      to: { path: ['^server/src/[^/]+/[a-z-]*procedures\\.ts$', '^server/src/trpc/[a-z]+-router'] },
    },
    {
      name: 'no-function-carries-the-root-router',
      severity: 'error',
      from: { path: '^server/src/api-(day|office|public)\\.ts$' },
      to: { path: '^server/src/trpc/root-router', reachable: true },
    },
    {
      name: 'what-is-open-to-everybody-carries-no-staff-procedures',
      severity: 'error',
      from: { path: '^server/src/api-public\\.ts$' },
      to: { path: ['/staff-procedures\\.ts$', '^server/src/trpc/(staff|day|office)'], reachable: true },
    },
    {
      name: 'the-day-carries-nothing-of-the-office',
      severity: 'error',
      from: { path: '^server/src/api-day\\.ts$' },
      to: { path: ['^server/src/trpc/office-router', '^server/src/adapters/user-pool\\.ts$'], reachable: true },
    },
    {
      name: 'the-office-carries-nothing-of-the-day',
      severity: 'error',
      from: { path: '^server/src/api-office\\.ts$' },
      to: { path: '^server/src/trpc/day-router', reachable: true },
    },
    {
      name: 'client-sees-shared-and-the-type-of-the-router',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: within('server', 'jobs', 'migration', 'local', 'e2e', 'bench'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'client-types-come-from-the-root-router',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/src/', pathNot: '^server/src/trpc/' },
    },
    {
      name: 'only-lambda-knows-the-gateway',
      severity: 'error',
      from: { path: '^server/src/', pathNot: ['^server/src/lambda', ...tests] },
      to: { path: '^node_modules/@types/aws-lambda/|@trpc/server/adapters/aws-lambda' },
    },
    {
      name: 'nothing-deployed-sees-the-local-cloud',
      severity: 'error',
      from: { path: within('shared', 'server', 'jobs', 'migration', 'client'), pathNot: tests },
      to: { path: within('local', 'bench', 'e2e') },
    },
    {
      name: 'local-sees-no-screens',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: within('client', 'e2e', 'bench', 'migration') },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.build|\\.data|\\.serverless|coverage)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
