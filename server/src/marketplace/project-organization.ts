import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { cardOf, isInMarket, type MarketCard } from '@reservaplus/shared/marketplace/card'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import { localDateOf } from '@reservaplus/shared/time/zone'
import type { Clock } from '../app-context'
import { deleteItems, putKeys, type RawKey } from '../db/partition'
import { pause } from '../db/retry'
import { transact } from '../db/transact'
import { findOrganization } from '../organizations/repository'
import { findProfessionals } from '../professionals/repository'
import { findDayExceptions } from '../schedules/repository'
import { findServices } from '../services/repository'
import type { StoredCard } from './card-entity'
import { cardReplacement, findCard, pointerKeysOf } from './repository'

const attempts = 12
const closureDays = 400

/** Undefined: it shall not be in the marketplace. */
const gatherCard = async (clock: Clock, organizationId: OrganizationId): Promise<MarketCard | undefined> => {
  const consistent = true
  const organization = await findOrganization(organizationId, { consistent })
  if (!organization || !isInMarket(organization)) return undefined
  // Yesterday may last past midnight.
  const from = addDays(localDateOf(instantOf(clock.now()), organization.timeZone), -1)
  const [services, team, days] = await Promise.all([
    findServices(organizationId, { consistent }),
    findProfessionals(organizationId, { consistent }),
    findDayExceptions(organizationId, { from, to: addDays(from, closureDays), consistent }),
  ])

  return cardOf({
    organization,
    services,
    team,
    closures: days.filter(({ professionalId }) => professionalId === 'ALL'),
  })
}

const nameOf = ({ PK, SK }: RawKey) => `${PK} ${SK}`

const without = (keys: readonly RawKey[], others: readonly RawKey[]): RawKey[] => {
  const left = new Set(others.map(nameOf))

  return keys.filter((key) => !left.has(nameOf(key)))
}

const replace = async (current: StoredCard, next: Omit<StoredCard, 'version'>): Promise<StoredCard | undefined> => {
  const written = { ...next, version: current.version + 1 }

  return (await transact(cardReplacement(current, written))) === 'committed' ? written : undefined
}

type Attempt = {
  /** Every pointer is written, not only those that are new: nobody knows which are there. */
  isAnew: boolean
  /** Written by an attempt that has lost its card to somebody else on the way. */
  strayed: readonly RawKey[]
}

/**
 * Card first, pointers after it, then the note that they are all there. Whoever loses the card to somebody else in between
 * may have taken away what that one has written: nothing is answered then but another attempt, anew.
 */
const attemptOnce = async (
  clock: Clock,
  organizationId: OrganizationId,
  { isAnew, strayed }: Attempt,
): Promise<Attempt | undefined> => {
  const current = await findCard(organizationId)
  const card = await gatherCard(clock, organizationId)
  // Never there, or erased.
  if (!card && current.version === 0) return undefined

  const next = { organizationId, ...(card && { card }) }
  const wanted = pointerKeysOf(organizationId, card)
  const before = [...pointerKeysOf(organizationId, current.card), ...current.leaving, ...strayed]
  const missing = current.isSettled && !isAnew ? without(wanted, before) : wanted
  const leaving = without(before, wanted)
  const isSettled = missing.length === 0 && leaving.length === 0
  const stored = await replace(current, { ...next, leaving, isSettled })
  if (!stored) return { isAnew, strayed }
  if (isSettled) return undefined

  await putKeys(missing)
  await deleteItems(leaving)
  const settled = await replace(stored, { ...next, leaving: [], isSettled: true })

  return settled ? undefined : { isAnew: true, strayed: missing }
}

/**
 * Brings what the marketplace shows of an organization up to date, whole: how often, and in which order it is told of
 * changes, makes no difference. `isAnew`: an earlier try has failed somewhere.
 */
export const projectOrganization = async (
  clock: Clock,
  organizationId: OrganizationId,
  { isAnew = false }: { isAnew?: boolean } = {},
): Promise<void> => {
  let attempt: Attempt | undefined = { isAnew, strayed: [] }
  for (let count = 0; count < attempts; count++) {
    attempt = await attemptOnce(clock, organizationId, attempt)
    if (!attempt) return
    await pause(clock, count)
  }

  throw new AppError('BUSY', 'An organization changes faster than the marketplace can follow')
}
