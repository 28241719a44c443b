import type { Registration } from '@reservaplus/shared/onboarding/registration'
import { addMinutes, toSeconds } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { openRegistrationsPk, registrationEmailPk, registrationKey } from '../db/keys'
import { appTable } from '../db/table'

const minutesPerDay = 24 * 60
/** The cleaning comes before the table's own expiry: it knows of the account. */
const keptAfterwards = 7 * minutesPerDay

type Timed = Pick<
  Registration,
  'kind' | 'creation' | 'createdAt' | 'expiresAt' | 'finishedAt' | 'withdrawnAt' | 'retryAt'
>

/**
 * Made in one call that did not come to its end; made, and perhaps nobody has signed in; half made and left alone for a
 * day; not finished within its days.
 */
const firstDueAt = ({ kind, creation, createdAt, expiresAt, finishedAt, withdrawnAt }: Timed): Instant => {
  if (withdrawnAt) return withdrawnAt
  if (kind === 'direct' && !finishedAt) return addMinutes(createdAt, 60)

  return creation && !finishedAt ? addMinutes(creation.startedAt, minutesPerDay) : addMinutes(expiresAt, 60)
}

const dueAt = (registration: Timed): Instant => registration.retryAt ?? firstDueAt(registration)

/** Whether anything is left to be done about it. */
const isOpen = ({ kind, finishedAt, provenAt, withdrawnAt }: Registration): boolean =>
  withdrawnAt !== undefined || finishedAt === undefined || (kind === 'direct' && provenAt === undefined)

export const RegistrationEntity = new Entity({
  name: 'Registration',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<Registration['id']>().key(),
    kind: as<Registration['kind']>(),
    /** SHA-256 of what a browser has. */
    tokenHash: string(),
    organizationId: as<Registration['organizationId']>(),
    planId: as<Registration['planId']>(),
    billingCycle: as<Registration['billingCycle']>(),
    email: string(),
    firstName: string(),
    lastName: string(),
    phone: string(),
    locale: as<Registration['locale']>(),
    userId: maybe<NonNullable<Registration['userId']>>(),
    confirmedAt: maybe<Instant>(),
    answers: as<Registration['answers']>(),
    skipped: as<Registration['skipped']>(),
    creation: maybe<NonNullable<Registration['creation']>>(),
    finishedAt: maybe<Instant>(),
    provenAt: maybe<Instant>(),
    withdrawnAt: maybe<Instant>(),
    retryAt: maybe<Instant>(),
    // `expiresAt` is the table's own, in seconds.
    expiresAt: as<Instant>().savedAs('endsAt'),
    version: number(),
    createdAt: as<Instant>(),
  }).and((self) => ({
    removedAfter: number()
      .optional()
      .hidden()
      .savedAs('expiresAt')
      .link<typeof self>(({ expiresAt }) => toSeconds(addMinutes(expiresAt, keptAfterwards))),
    GSI1PK: hiddenKey().link<typeof self>(({ email }) => registrationEmailPk(email)),
    GSI1SK: hiddenKey().link<typeof self>(({ createdAt, id }) => `${createdAt}#${id}`),
    GSI2PK: hiddenKey().link<typeof self>((item) => (isOpen(item) ? openRegistrationsPk(item.id) : undefined)),
    GSI2SK: hiddenKey().link<typeof self>((item) => (isOpen(item) ? `${dueAt(item)}#${item.id}` : undefined)),
  })),
  computeKey: ({ id }) => registrationKey(id),
})
