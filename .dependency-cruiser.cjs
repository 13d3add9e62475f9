/**
 * Which room may import which: each only what stands above it in this list. Imports of types count, since they lead a reader just as far.
 * The four folders at the top level are held by .oxlintrc.json; a circle is an error anywhere.
 */
const rooms = [
  'expect',
  'i18n',
  'format',
  'page-language',
  'http',
  'edits',
  'policy',
  'documents',
  'settings',
  'mail',
  'runtime',
  'audit',
  'sign-in',
  'ballots',
  'model',
  'access',
  'papers',
  'exports',
  'check',
  'workers',
  'course',
  'flows',
  'ui',
  'figures',
  'charts',
  'glossary',
  'forms',
  'shell',
  'pages',
  'parts',
  'workspace',
  'cli',
  'server',
  'routes',
]

/** What stands below a room in the list, and the entries of the application. */
const below = (at) => `^app/((${rooms.slice(at + 1).join('|') || 'nothing-below'})/|[^/]+$)`
const tests = '\\.test\\.tsx?$'

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that import each other, types included, can only be read together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...rooms.map((room, at) => ({
      name: `${room}-only-above`,
      comment: `app/${room} imports only rooms that stand above it in .dependency-cruiser.cjs.`,
      severity: 'error',
      from: { path: `^app/${room}/`, pathNot: tests },
      to: { path: below(at) },
    })),
    {
      name: 'rooms-are-listed',
      comment: 'A new folder in app/ has a place in the order of .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: '^app/[^/]+/', pathNot: `^app/(${rooms.join('|')}|styles)/` },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|data|db/migrations|scoring/robustness/assembly)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
}
