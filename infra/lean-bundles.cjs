const { readFile } = require('node:fs/promises')

// Leaves out of every function what esbuild cannot know to be unused: a cold start waits for each byte to be parsed.

/** Computed keys make an operation's description look like an effect, and with it stay all names of a service (45 KB of SES). */
const withPlainKeys = (code) => {
  const texts = new Map([...code.matchAll(/^const (_\w+) = (".*");$/gm)].map(([, name, text]) => [name, text]))
  return code.replace(/\[(_\w+)\]:/g, (key, name) => (texts.has(name) ? `${texts.get(name)}:` : key))
}

/** The same exports, doing nothing: `create...` answers a function, as its callers keep it for later. */
const withoutBodies = (code, what) => {
  const names = [...code.matchAll(/^export (?:const|class|function\*?) (\w+)/gm)].map(([, name]) => name)
  const renamed = [...code.matchAll(/^export \{ (\w+) as (\w+) \}/gm)].map(([, , name]) => name)
  return [
    `const absent = () => { throw new Error('${what} is not part of a bundle') }`,
    ...[...names, ...renamed].map((name) => `const $${name} = ${/^create/.test(name) ? '() => absent' : 'absent'}`),
    `export { ${[...names, ...renamed].map((name) => `$${name} as ${name}`).join(', ')} }`,
  ].join('\n')
}

/** An error that says nothing but a message is the service's own exception with that name; it needs no class (25 KB of Cognito). */
const withoutPlainErrors = (code) =>
  code.replace(
    /^(export var (\w+)\$ = \[-3, n0, \w+,\s*\{[^}]*\},\s*\[(?:_m)?\],\s*\[0?\]\s*\];)\s*n0_registry\.registerError\(\2\$, \2\);$/gm,
    '$1',
  )

/** Host names as the SDK's rules make them for a region of AWS's commercial partition; every other wish is refused. */
const serviceHosts = {
  dynamodb: 'dynamodb',
  sesv2: 'email',
  sqs: 'sqs',
  eventbridge: 'events',
  kms: 'kms',
  'cognito-identity-provider': 'cognito-idp',
}
const plainEndpoint = (host) => `
const endpoints = new Map()
export const defaultEndpointResolver = ({ Endpoint, Region, UseFIPS, UseDualStack, EndpointId }) => {
  if (UseFIPS || UseDualStack || EndpointId || /^(cn|us-gov|us-iso|eu-iso)/.test(Region)) throw new Error('Not an endpoint that a bundle knows')
  const address = Endpoint ? (typeof Endpoint === 'string' ? Endpoint : Endpoint.href) : 'https://${host}.' + Region + '.amazonaws.com'
  if (!endpoints.has(address)) endpoints.set(address, { url: new URL(address), properties: {}, headers: {} })
  return endpoints.get(address)
}`

/** A function's body, up to the bracket in the first column. */
const withBody = (code, name, body) =>
  code.replace(new RegExp(`^function ${name}\\([^)]*\\) \\{[\\s\\S]*?^\\}`, 'm'), `function ${name}() { ${body} }`)

/** A Lambda answers in one piece: who accepts a stream gets JSON too, as the protocol allows. */
const withoutStreams = (code) =>
  ['jsonlStreamProducer', 'sseStreamProducer'].reduce(
    (rest, name) => withBody(rest, name, "throw new Error('Streams are not part of a bundle')"),
    withBody(code, 'getAcceptHeader', 'return null').replace('if (info.accept === "application/jsonl")', 'if (false)'),
  )

/** Attributes of these types are in no entity (server/src/*\/entity.ts); the first that is takes its type out of here. */
const absentTypes = '(anyOf|binary|record|set|tuple)'

const rules = [
  // The SDK's descriptions of its operations.
  {
    filter: /client-[\w-]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/,
    change: (code) => withPlainKeys(withoutPlainErrors(code)),
  },
  // Rules for every region, partition and kind of address, to find one host name (15 KB).
  {
    filter: new RegExp(
      `client-(${Object.keys(serviceHosts).join('|')})[\\\\/]dist-es[\\\\/]endpoint[\\\\/]endpointResolver\\.js$`,
    ),
    change: (_code, path) => plainEndpoint(serviceHosts[/client-([\w-]+)/.exec(path)[1]]),
  },
  // DynamoDB is asked where it is only when a setting says so, which none does (9 KB).
  {
    filter: /middleware-endpoint-discovery[\\/]dist-es[\\/]index\.js$/,
    change: () => `
      export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = { environmentVariableSelector: () => false, configFileSelector: () => undefined, default: false }
      export const resolveEndpointDiscoveryConfig = (input) => Object.assign(input, { endpointDiscoveryEnabled: async () => false })`,
  },
  // A Lambda has no configuration files and no instance metadata: everything is said in its environment (6 KB).
  {
    filter: /node-config-provider[\\/]fromSharedConfigFiles\.js$/,
    change: () => `
      import { CredentialsProviderError } from '../property-provider/CredentialsProviderError'
      export const fromSharedConfigFiles = () => async () => { throw new CredentialsProviderError('No configuration files in a function', {}) }`,
  },
  {
    filter: /regionConfig[\\/]getInstanceMetadataRegion\.js$/,
    change: () => 'export const getInstanceMetadataRegion = async () => undefined',
  },
  // Node has SHA-256 built in (4 KB).
  {
    filter: /checksum[\\/]sha256[\\/]Sha256Js\.js$/,
    change: (code) => withoutBodies(code, 'A second SHA-256'),
  },
  // Signatures for several regions at once; the product lives in one (4 KB).
  {
    filter: /client-(sesv2|eventbridge)[\\/]dist-es[\\/](auth[\\/]httpAuthSchemeProvider|runtimeConfig\.shared)\.js$/,
    change: (code) =>
      code.replace(
        'import { SignatureV4MultiRegion } from "@aws-sdk/signature-v4-multi-region"',
        'import { SignatureV4 as SignatureV4MultiRegion } from "@smithy/signature-v4"',
      ),
  },
  // The retry mode "adaptive" is not used (3 KB).
  {
    filter: /util-retry[\\/]AdaptiveRetryStrategy\.js$/,
    change: (code) => withoutBodies(code, 'Adaptive retrying'),
  },
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
  // A name for the user agent that nobody sets, and with it the list of AWS's regions (5 KB).
  {
    filter: /middleware-user-agent[\\/]user-agent-middleware\.js$/,
    change: (code) => code.replace(/^import \{ getUserAgentPrefix \}.*$/m, "const getUserAgentPrefix = () => ''"),
  },
  // Kept for S3's rules alone, which name it themselves.
  {
    filter: /util-endpoints[\\/]aws\.js$/,
    change: (code) => code.replace(/^customEndpointFunctions\.aws = .*$/m, ''),
  },
  // Named through another module, all of zod's own tools count as used (6 KB).
  {
    filter: /zod[\\/]v4[\\/]classic[\\/]schemas\.js$/,
    change: (code) =>
      code
        .replace('import { util } from "../core/index.js"', 'import * as util from "../core/util.js"')
        .replaceAll('core.util.', 'util.'),
  },
  // The same code as its authors wrote it, not as browsers of 2015 need it (9 KB).
  {
    filter: /libphonenumber-js[\\/]es6[\\/].*\.js$/,
    change: (_code, path) => readFile(path.replace(/([\\/])es6([\\/])/, '$1es6-modern$2'), 'utf8'),
  },
  // Streams of results and subscriptions (14 KB).
  { filter: /@trpc[\\/]server[\\/]dist[\\/]resolveResponse-\w+\.mjs$/, change: withoutStreams },
  // How attributes of types that no entity has are written and read (11 KB).
  {
    filter: new RegExp(
      `dynamodb-toolbox[\\\\/].*[\\\\/](parse|format|extension)[\\\\/]${absentTypes}\\.js$|[\\\\/]schema[\\\\/](anyOf|record|set|tuple)[\\\\/]schema_?\\.js$`,
    ),
    change: (code) => withoutBodies(code, 'An attribute of this type'),
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
        build.onLoad({ filter }, async ({ path }) => ({
          contents: await change(await readFile(path, 'utf8'), path),
          loader,
        }))
      }
    },
  },
]

/** For the test that each still finds its file. */
module.exports.rules = rules
