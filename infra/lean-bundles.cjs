const { readFile } = require('node:fs/promises')

// Leaves out of every function what esbuild cannot know to be unused: a cold start waits for each byte to be parsed.

/** Computed keys make an operation's description look like an effect, and with it stay all names of a service (45 KB of SES). */
const withPlainKeys = (code) => {
  const texts = new Map([...code.matchAll(/^const (_\w+) = (".*");$/gm)].map(([, name, text]) => [name, text]))
  return code.replace(/\[(_\w+)\]:/g, (key, name) => (texts.has(name) ? `${texts.get(name)}:` : key))
}

/** The same exports, doing nothing: `create...` answers a function, as its callers keep it for later. */
const withoutBodies = (code, what) => {
  const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name)
  const renamed = [...code.matchAll(/^export \{ (\w+) as (\w+) \}/gm)].map(([, , name]) => name)
  return [
    `const absent = () => { throw new Error('${what} is not part of a bundle') }`,
    ...[...names, ...renamed].map((name) => `const $${name} = ${/^create/.test(name) ? '() => absent' : 'absent'}`),
    `export { ${[...names, ...renamed].map((name) => `$${name} as ${name}`).join(', ')} }`,
  ].join('\n')
}

const rules = [
  // The SDK's descriptions of its operations.
  { filter: /client-[\w-]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/, change: withPlainKeys },
  // JSON Schema is written when the OpenAPI document is built, never in a function (15 KB).
  {
    filter: /zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/,
    change: (code) => withoutBodies(code, 'JSON Schema'),
  },
  // Loaded only by operations that stream events, of which the product calls none (15 KB).
  {
    filter: /@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]event-streams[\\/]index\.js$/,
    change: () =>
      'export const eventStreamSerdeProvider = () => ({})\nexport const resolveEventStreamSerdeConfig = (config) => config',
  },
  // The SDK tells AWS its version and needs nothing else of its package.json.
  {
    filter: /@aws-sdk[\\/][\w-]+[\\/]package\.json$/,
    change: (text) => JSON.stringify({ version: JSON.parse(text).version }),
    loader: 'json',
  },
]

module.exports = [
  {
    name: 'lean-bundles',
    setup(build) {
      for (const { filter, change, loader = 'js' } of rules) {
        build.onLoad({ filter }, async ({ path }) => ({ contents: change(await readFile(path, 'utf8')), loader }))
      }
    },
  },
]
