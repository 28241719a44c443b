// reason: every key of the table in one file, so that no two of them meet
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'
import { prefix } from 'dynamodb-toolbox/transformers/prefix'

/** Every key of the table is composed here and nowhere else; db/README.md tells which function uses which. */
export const organizationPk = (organizationId: string) => `ORG#${organizationId}`
export const organizationOf = (partition: string) => partition.slice(organizationPk('').length)

/** Fixed, so that an operator's walk over all organizations, and the outbox, are spread over several partitions. */
const shardCount = 8
export const shards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard)
export const shardOf = (id: string) =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % shardCount

const pair = (PK: string, SK: string) => ({ PK, SK })
const inOrganization = (organizationId: string, SK: string) => pair(organizationPk(organizationId), SK)

export const organizationKey = (o: string) => inOrganization(o, 'METADATA')
export const activeOrganizationsPk = (o: string) => `ORG#ACTIVE#${shardOf(o)}`
/** Sparse: organizations that wait for their erasure, by its date. */
export const deletionsPk = (o: string) => `DELETES#${shardOf(o)}`
export const deletionsOfShard = (shard: number) => `DELETES#${shard}`
/** Outlives the organization, and the table that is restored from a backup is held against it. */
export const erasureKey = (o: string) => pair(`ERASURE#${o}`, 'ERASURE')
export const erasuresPk = 'ERASURES'
export const exportPrefix = 'EXPORT#'
export const exportKey = (o: string, id: string) => inOrganization(o, `${exportPrefix}${id}`)
/** The names of an export's files, some at a time: all of them are more than one item holds. */
export const exportPagesPrefix = (id: string) => `EXPORTFILES#${id}#`
export const exportPageKey = (o: string, id: string, page: number) =>
  inOrganization(o, `${exportPagesPrefix(id)}${String(page).padStart(6, '0')}`)
/** Sparse: exports that are not finished, by when they have their turn. */
export const openExportsPk = 'EXPORTS#OPEN'
export const subscriptionKey = (o: string) => inOrganization(o, 'SUBSCRIPTION')
export const subscriptionStatusShardPk = (status: string, shard: number) => `SUBSTATUS#${status}#${shard}`
export const subscriptionStatusPk = (status: string, o: string) => subscriptionStatusShardPk(status, shardOf(o))

export const userPrefix = 'USER#'
export const userKey = (o: string, sub: string) => inOrganization(o, `${userPrefix}${sub}`)
export const userEmailPk = (email: string) => `USER#${email}`
/** An account that may be out of step with its member; named by its address, because it may have no member yet. */
export const accountTaskKey = (email: string) => pair(`TMP#ACCOUNT#${email}`, 'TMP')
export const accountTasksPk = (shard: number) => `ACCOUNTS#${shard}`

export const professionalPrefix = 'PROF#'
export const professionalKey = (o: string, id: string) => inOrganization(o, `${professionalPrefix}${id}`)
export const professionalsPk = (o: string) => `ORG#${o}#PROFS`
export const ordered = (order: number, name: string) => `${String(order).padStart(6, '0')}#${name}`

export const servicePrefix = 'SERVICE#'
export const serviceKey = (o: string, id: string) => inOrganization(o, `${servicePrefix}${id}`)
export const servicesPk = (o: string) => `ORG#${o}#SERVICES`
export const resourcePrefix = 'RESOURCE#'
export const resourceKey = (o: string, id: string) => inOrganization(o, `${resourcePrefix}${id}`)

// The date comes first, so that one query answers the exceptions of every professional over some days.
export const dayExceptionKey = (o: string, date: string, professionalId: string) =>
  inOrganization(o, `PROFDAY#${date}#${professionalId}`)
export const dayExceptionRange = (from: LocalDate, to: LocalDate): [string, string] => [
  `PROFDAY#${from}`,
  `PROFDAY#${to}#~`,
]

export const organizationPrefix = prefix('ORG')
export const agendaPrefix = prefix('AGENDA')
export const agendaPlace = (resourceId: string, day: string) => `${resourceId}#${day}`
export const dayOfAgendaPlace = (place: string) => place.slice(place.lastIndexOf('#') + 1)
export const agendaRange = (resourceId: string, from: string, to: string): [string, string] => [
  `AGENDA#${agendaPlace(resourceId, from)}`,
  `AGENDA#${agendaPlace(resourceId, to)}`,
]

export const appointmentPrefix = 'APPT#'
export const appointmentKey = (o: string, start: string, id: string) =>
  inOrganization(o, `${appointmentPrefix}${start}#${id}`)
export const appointmentReferenceKey = (o: string, id: string) => inOrganization(o, `REF#APPT#${id}`)
/** Half-open: nothing sorts between a bare instant and the same instant with an id behind it. */
export const appointmentRange = (from: Instant, to: Instant): [string, string] => [
  `${appointmentPrefix}${from}`,
  `${appointmentPrefix}${to}`,
]
export const professionalAppointmentsPk = (professionalId: string) => `PROF#${professionalId}`
export const clientAppointmentsPk = (clientId: string) => `CLIENT#${clientId}`
export const startAndId = (start: string, id: string) => `${start}#${id}`

export const visitKey = (o: string, id: string) => inOrganization(o, `VISIT#${id}`)

export const blockKey = (o: string, id: string) => inOrganization(o, `BLOCK#${id}`)
export const blocksPk = (o: string) => `ORG#${o}#BLOCKS`

export const seriesPrefix = 'SERIES#'
export const seriesKey = (o: string, id: string) => inOrganization(o, `${seriesPrefix}${id}`)
export const clientSeriesPk = (clientId: string) => `CLIENT#${clientId}#SERIES`
/** Sparse: series that have another date to be made, by when. */
export const dueSeriesOfShard = (shard: number) => `SERIES#DUE#${shard}`
export const dueSeriesPk = (id: string) => dueSeriesOfShard(shardOf(id))

export const waitlistPrefix = 'WAIT#'
export const waitlistKey = (o: string, id: string) => inOrganization(o, `${waitlistPrefix}${id}`)
export const waitlistPk = (o: string, status: string) => `ORG#${o}#WAITLIST#${status}`
/** Sparse: entries whose offer or whose days end, by when. */
export const dueWaitlistOfShard = (shard: number) => `WAITLIST#DUE#${shard}`
export const dueWaitlistPk = (id: string) => dueWaitlistOfShard(shardOf(id))

export const openWaitKey = (o: string, c: string, s: string) => inOrganization(o, `CLIENT#${c}#WAIT#${s}`)

export const paymentPrefix = 'PAY#'
export const paymentKey = (o: string, id: string) => inOrganization(o, `${paymentPrefix}${id}`)
/** By the id that the provider gave it. */
export const externalPaymentPk = (externalId: string) => `MP#${externalId}`
/** Sparse: payments that the provider has not decided, by when it is asked again. */
export const openPaymentsOfShard = (shard: number) => `PAY#OPEN#${shard}`
export const openPaymentsPk = (id: string) => openPaymentsOfShard(shardOf(id))
export const clientPaymentsPrefix = (clientId: string) => `CLIENT#${clientId}#PAY#`
export const clientPaymentKey = (o: string, clientId: string, id: string) =>
  inOrganization(o, `${clientPaymentsPrefix(clientId)}${id}`)
/** Where clients pay; one for an organization. */
export const paymentAccountKey = (o: string) => inOrganization(o, 'PAYACCOUNT')
/** Sparse: accounts that are connected, by when their tokens are renewed. */
export const paymentAccountRefreshOfShard = (shard: number) => `PAYACCOUNT#REFRESH#${shard}`
export const paymentAccountRefreshPk = (o: string) => paymentAccountRefreshOfShard(shardOf(o))
export const ledgerPrefix = 'LEDGER#'
export const ledgerKey = (o: string, at: string, id: string) => inOrganization(o, `${ledgerPrefix}${at}#${id}`)
/** Half-open, as a range of appointments. */
export const ledgerRange = (from: Instant, to: Instant): [string, string] => [
  `${ledgerPrefix}${from}`,
  `${ledgerPrefix}${to}`,
]
export const dayClosePrefix = 'DAYCLOSE#'
export const dayCloseKey = (o: string, date: string) => inOrganization(o, `${dayClosePrefix}${date}`)

export const reminderKey = (o: string, appointmentId: string) => inOrganization(o, `REMINDER#${appointmentId}`)
/** Sparse: reminders that are still to come, by when somebody has to look. */
export const dueRemindersOfShard = (shard: number) => `REMINDERS#DUE#${shard}`
export const dueRemindersPk = (appointmentId: string) => dueRemindersOfShard(shardOf(appointmentId))

/** What an organization has chosen to say in its mails, by kind and language. */
export const mailTemplatePrefix = 'MAILTPL#'
export const mailTemplateKey = (o: string, id: string) => inOrganization(o, `${mailTemplatePrefix}${id}`)

export const followUpKey = (o: string, appointmentId: string) => inOrganization(o, `FOLLOWUP#${appointmentId}`)
/** Sparse: visits after which somebody is to be asked back, by when. */
export const dueFollowUpsOfShard = (shard: number) => `FOLLOWUPS#DUE#${shard}`
export const dueFollowUpsPk = (appointmentId: string) => dueFollowUpsOfShard(shardOf(appointmentId))

/** Below the person: what one is told, by when it happened. */
export const alertPrefix = (userId: string) => `ALERT#${userId}#`
export const alertKey = (o: string, userId: string, at: string, id: string) =>
  inOrganization(o, `${alertPrefix(userId)}${at}#${id}`)
export const alertsSeenKey = (o: string, userId: string) => inOrganization(o, `ALERTSEEN#${userId}`)
export const pushDevicePrefix = (userId: string) => `PUSH#${userId}#`
export const pushDeviceKey = (o: string, userId: string, id: string) =>
  inOrganization(o, `${pushDevicePrefix(userId)}${id}`)

export const feedPrefix = 'FEED#'
export const feedKey = (o: string, id: string) => inOrganization(o, `${feedPrefix}${id}`)

/** Below the client, so that it goes with them. */
export const clientSessionKey = (o: string, clientId: string) => inOrganization(o, `CLIENT#${clientId}#SESSION`)

export const reviewPrefix = 'REVIEW#'
export const reviewKey = (o: string, id: string) => inOrganization(o, `${reviewPrefix}${id}`)
export const reviewTotalsKey = (o: string) => inOrganization(o, 'REVIEWTOTAL')
export const reviewsPk = (o: string, status: string) => `ORG#${o}#REVIEWS#${status}`

export const clientPrefix = 'CLIENT#'
export const clientKey = (o: string, id: string) => inOrganization(o, `${clientPrefix}${id}`)
/** What is kept below a client: notes, files, consents, accesses. */
export const belowClientPrefix = (clientId: string) => `${clientPrefix}${clientId}#`
export const notesPrefix = (clientId: string) => `${belowClientPrefix(clientId)}NOTE#`
export const noteKey = (o: string, clientId: string, id: string) => inOrganization(o, `${notesPrefix(clientId)}${id}`)
export const filesPrefix = (clientId: string) => `${belowClientPrefix(clientId)}FILE#`
export const fileKey = (o: string, clientId: string, id: string) => inOrganization(o, `${filesPrefix(clientId)}${id}`)
export const consentsPrefix = (clientId: string) => `${belowClientPrefix(clientId)}CONSENT#`
export const consentKey = (o: string, clientId: string, id: string) =>
  inOrganization(o, `${consentsPrefix(clientId)}${id}`)
export const mergesPrefix = (clientId: string) => `${belowClientPrefix(clientId)}MERGE#`
export const mergeKey = (o: string, clientId: string, id: string) => inOrganization(o, `${mergesPrefix(clientId)}${id}`)
/** Below both of the two: neither goes before each has their own. */
export const partingsPrefix = (clientId: string) => `${belowClientPrefix(clientId)}PARTING#`
export const partingKey = (o: string, clientId: string, merge: string) =>
  inOrganization(o, `${partingsPrefix(clientId)}${merge}`)
/** What a merge has brought to a client, so that it finds its way back. */
export const movedPrefix = (clientId: string, merge: string) => `${belowClientPrefix(clientId)}MOVED#${merge}#`
export const movedKey = (o: string, clientId: string, merge: string, place: string) =>
  inOrganization(o, `${movedPrefix(clientId, merge)}${place}`)
export const accessesPrefix = (clientId: string) => `${belowClientPrefix(clientId)}ACCESS#`
export const accessKey = (o: string, clientId: string, place: string) =>
  inOrganization(o, `${accessesPrefix(clientId)}${place}`)
export const conversationKey = (o: string, clientId: string) =>
  inOrganization(o, `${belowClientPrefix(clientId)}CONVERSATION`)
/** Of one number with every organization. */
export const conversationsPk = (phoneHash: string) => `CONVERSATION#${phoneHash}`
export const whatsappKey = (o: string) => inOrganization(o, 'WHATSAPP')
/** Outlives the organization, as its own proof does. */
export const clientErasureKey = (clientId: string) => pair(`CLIENTERASURE#${clientId}`, 'ERASURE')
export const clientErasuresPk = (o: string) => `CLIENTERASURES#${o}`
/** Sparse: erasures that are not finished. */
export const openClientErasuresPk = 'CLIENTERASURES#OPEN'
export const retentionRuleKey = (o: string) => inOrganization(o, 'RETENTION')
/** Sparse: organizations with a rule. */
export const retentionRulesPk = (shard: number) => `RETENTION#${shard}`
export const retentionRunPrefix = 'RETENTIONRUN#'
export const retentionRunKey = (o: string, date: string) => inOrganization(o, `${retentionRunPrefix}${date}`)
/** Sparse: files that are announced and not looked at yet; their ids begin with the time. */
export const pendingFilesPk = (shard: number) => `FILES#PENDING#${shard}`
export const clientsPk = (o: string) => `ORG#${o}#CLIENTS`
export const visitedClientsPk = (o: string) => `ORG#${o}#VISITED`
/** Who never came stands before everybody who did. */
export const neverVisited = '-'
export const clientHistoryPrefix = (id: string) => `${clientPrefix}${id}#HIST#`
export const clientHistoryKey = (o: string, id: string, eventId: string) =>
  inOrganization(o, `${clientHistoryPrefix(id)}${eventId}`)
/** What the projection has written about a client: their tokens, and what they are counted as. */
export const clientStateKey = (o: string, id: string) => inOrganization(o, `CLIENTSTATE#${id}`)
const clientCountsPrefix = 'CLIENTCOUNTS#'
export const clientCountsKey = (o: string, shard: number) => inOrganization(o, `${clientCountsPrefix}${shard}`)
export const clientCountsRange = { beginsWith: clientCountsPrefix }
export const clientTokensPk = (o: string) => `CTOK#${o}`
export const clientTokenKey = (o: string, token: string, id: string) => pair(clientTokensPk(o), `${token}#${id}`)
/** A mail may have a # in it, an id has none. */
export const clientOfToken = (sortKey: string) => sortKey.slice(sortKey.lastIndexOf('#') + 1)

export const bulkOperationPrefix = 'BULK#'
export const bulkOperationKey = (o: string, id: string) => inOrganization(o, `${bulkOperationPrefix}${id}`)
export const bulkResultsPrefix = (id: string) => `BULKRESULT#${id}#`
export const bulkResultKey = (o: string, id: string, index: number) =>
  inOrganization(o, `${bulkResultsPrefix(id)}${String(index).padStart(6, '0')}`)
/** Sparse: operations that are not finished, by when somebody has to look after them. */
export const openBulkOperationsOfShard = (shard: number) => `BULK#OPEN#${shard}`
export const openBulkOperationsPk = (id: string) => openBulkOperationsOfShard(shardOf(id))

export const apiKeyPrefix = 'APIKEY#'
export const apiKeyKey = (o: string, id: string) => inOrganization(o, `${apiKeyPrefix}${id}`)

export const webhookPrefix = 'HOOK#'
export const webhookKey = (o: string, id: string) => inOrganization(o, `${webhookPrefix}${id}`)
export const deliveriesPrefix = (webhookId: string) => `HOOKLOG#${webhookId}#`
export const deliveryKey = (o: string, webhookId: string, eventId: string) =>
  inOrganization(o, `${deliveriesPrefix(webhookId)}${eventId}`)
/** Sparse: deliveries that are still to be made, by when. */
export const dueDeliveriesPk = (shard: number) => `HOOKS#DUE#${shard}`

export const limitedKinds = ['webhook', 'api-key', 'resource', 'feed'] as const
export type LimitedKind = (typeof limitedKinds)[number]

export const uniqueKinds = {
  slug: (slug: string) => `UNIQ#SLUG#${slug}`,
  teamEmail: (email: string) => `UNIQ#TEAMMAIL#${email}`,
  clientEmail: (o: string, email: string) => `UNIQ#CLIENTMAIL#${o}#${email}`,
  professionalEmail: (o: string, email: string) => `UNIQ#PROFMAIL#${o}#${email}`,
  /** Of a key that is valid: revoking it takes this away. */
  apiKey: (hash: string) => `UNIQ#APIKEY#${hash}`,
  /** Of a feed that is open. */
  feed: (hash: string) => `UNIQ#FEED#${hash}`,
  /** Held by the latest export, also after it is ready: the next one takes it over. */
  latestExport: (o: string) => `UNIQ#EXPORT#${o}`,
  /** Held by the latest of a kind of which there are only so many: the next one takes it over. */
  latest: (o: string, kind: LimitedKind) => `UNIQ#LATEST#${kind}#${o}`,
}
export const uniqueKey = (value: string) => pair(value, 'UNIQ')

export const eventPrefix = 'EVENT#'
export const eventKey = (o: string, id: string) => inOrganization(o, `${eventPrefix}${id}`)
export const subjectPk = (kind: string, id: string) => `SUBJ#${kind}#${id}`
/** An actor's id says nothing about the organization: a guest is `guest` everywhere. */
export const actorPk = (o: string, { kind, id }: { kind: string; id: string }) => `ACTOR#${o}#${kind}#${id}`
export const outboxPrefix = 'OUTBOX#'
export const outboxPk = (shard: number) => `${outboxPrefix}${shard}`

export const usagePrefix = 'USAGE#'
export const usageKey = (o: string, counted: string) => inOrganization(o, `${usagePrefix}${counted}`)

export const idempotencyKey = (scope: string, key: string) => pair(`IDEMP#${scope}#${key}`, 'IDEMP')
/** A code that was mailed to somebody; the address is nowhere in it. */
export const codeKey = (o: string, emailHash: string) => pair(`TMP#CODE#${o}#${emailHash}`, 'TMP')
export const holdKey = (o: string, browserTokenHash: string) => pair(`TMP#HOLD#${o}#${browserTokenHash}`, 'TMP')
export const rateBucketKey = (bucket: string) => pair(`TMP#RATE#${bucket}`, 'TMP')

export const registrationKey = (id: string) => pair(`REG#${id}`, 'REG')
export const registrationEmailPk = (email: string) => `REGEMAIL#${email}`
/** Sparse: registrations that are not finished, by when somebody has to look after them. */
export const openRegistrationsOfShard = (shard: number) => `REGS#OPEN#${shard}`
export const openRegistrationsPk = (id: string) => openRegistrationsOfShard(shardOf(id))

export const dayFiguresKey = (o: string, date: string) => inOrganization(o, `DAY#${date}`)
/** Both dates included. */
export const dayFiguresRange = (from: LocalDate, to: LocalDate): [string, string] => [`DAY#${from}`, `DAY#${to}`]
export const dateOfDayFigures = (sortKey: string) => sortKey.slice('DAY#'.length)
export const firstVisitKey = (o: string, clientId: string) => inOrganization(o, `FIRST#${clientId}`)
/** Sparse: clients who have come or are to come, by the day of their first visit. */
export const firstVisitsPk = (o: string) => `ORG#${o}#FIRSTS`

export const marketCardKey = (o: string) => inOrganization(o, 'MARKET')
const marketShardCount = 4
const marketPk = (country: string, facet: string, shard: number) => `MKT#${country}#${facet}#${shard}`
/** A list of the marketplace lies in several partitions, each in the same order. */
export const marketPks = (country: string, facet: string): string[] =>
  Array.from({ length: marketShardCount }, (_, shard) => marketPk(country, facet, shard))
type MarketPlace = { country: string; facet: string; sortValue: string }
export const marketPointerKey = (o: string, { country, facet, sortValue }: MarketPlace) =>
  pair(marketPk(country, facet, shardOf(o) % marketShardCount), `${sortValue}#${o}`)
export const organizationOfPointer = (sortKey: string) => sortKey.slice(sortKey.lastIndexOf('#') + 1)
export const marketCountsPk = (country: string) => `MKT#${country}#COUNTS`
export const marketCountKey = (country: string, counted: string) => pair(marketCountsPk(country), counted)

export const messagePrefix = 'MSG#'
export const messageKey = (o: string, id: string) => inOrganization(o, `${messagePrefix}${id}`)
/** Sparse: what did not reach whom it was for. */
export const failedMessagesPk = (o: string) => `${organizationPk(o)}#MSGFAILED`
