/** Folders of server/src that stand for a noun of the glossary (shared/README.md). */
export const nouns = [
  'agenda',
  'appointments',
  'availability',
  'clients',
  'files',
  'marketplace',
  'notifications',
  'onboarding',
  'organizations',
  'payments',
  'professionals',
  'reports',
  'resources',
  'reviews',
  'schedules',
  'services',
  'subscriptions',
  'users',
  'waitlist',
]

/** Folders of server/src that serve every noun. */
export const crossCutting = [
  'adapters',
  'config',
  'db',
  'events',
  'idempotency',
  'public-pages',
  'rate-limits',
  'rest',
  'testing',
  'trpc',
]

/** What a file in a noun's folder may be; `-kind` after a sub-noun where a folder has two (`hold-entity.ts`). */
export const kinds = ['router', 'service', 'repository', 'entity', 'token']

/** What a use case may be called when `service.ts` has grown too long: a verb, and what it is done to. */
export const verbs = [
  'book',
  'cancel',
  'change',
  'check',
  'commit',
  'confirm',
  'create',
  'decide',
  'find',
  'gather',
  'hold',
  'invite',
  'list',
  'load',
  'move',
  'open',
  'project',
  'read',
  'record',
  'release',
  'render',
  'reschedule',
  'search',
  'send',
  'sign',
  'suggest',
  'sync',
  'transition',
  'update',
  'verify',
  'write',
]
