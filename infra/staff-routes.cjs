// Which requests go to `api-day`, which to `api-office` (docs/decisions/0038); serverless.yml names this file.

/** First parts of the addresses below /v1 that `api-day` serves: the nouns of server/src/trpc/day-router.ts. */
const nouns = [
  'alerts',
  'appointments',
  'availability',
  'clients',
  'day-closes',
  'day-moves',
  'ledger',
  'payments',
  'series',
  'visits',
  'waitlist',
]

/** What lies below them and is the office's all the same: what the law asks of a client's data. */
const ofTheOffice = ['consents', 'accesses', 'export', 'erase'].map((part) => `clients/{id}/${part}`)

/** What moves appointments, below a noun of the office. */
const ofTheDay = ['professionals/{id}/reassign']

const authorizer = { name: 'staff' }

/**
 * Each path with what it needs: a token, or a key that the function itself asks for (ApiEntrance in infra/cloudfront.yml),
 * and an answer to preflights, since a path is matched before its method.
 */
const routesOf = (path) => [
  { httpApi: { method: '*', path: `/v1/${path}`, authorizer } },
  { httpApi: { method: '*', path: `/keys/v1/${path}` } },
  { httpApi: { method: 'OPTIONS', path: `/v1/${path}` } },
]

exports.day = [
  { httpApi: { method: '*', path: '/trpc/day/{proxy+}', authorizer } },
  { httpApi: { method: 'OPTIONS', path: '/trpc/day/{proxy+}' } },
  ...nouns.flatMap((noun) => [...routesOf(noun), ...routesOf(`${noun}/{proxy+}`)]),
  ...ofTheDay.flatMap(routesOf),
]

exports.office = [
  { httpApi: { method: '*', path: '/trpc/{proxy+}', authorizer } },
  { httpApi: { method: '*', path: '/v1/{proxy+}', authorizer } },
  { httpApi: { method: '*', path: '/keys/v1/{proxy+}' } },
  // Named because making one is open to everybody (api-public).
  { httpApi: { method: 'GET', path: '/v1/organizations', authorizer } },
  ...ofTheOffice.flatMap(routesOf),
]
