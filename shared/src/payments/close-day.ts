import type { Actor } from '../appointments/schema'
import { AppError } from '../errors/app-error'
import { isSame } from '../objects/same'
import type { Organization } from '../organizations/schema'
import type { Instant } from '../time/schema'
import { localDateOf } from '../time/zone'
import { assertCurrency, assertRoom } from './applied'
import { type CloseDayInput, cashOf, type DayClose, type DayFigures } from './day-close'
import { type LedgerEntry, linesOf } from './ledger'

type Facts = { at: Instant; by: Actor }

/** What the books say that the till must hold, and how far what was counted is from it. */
const counted = ({ float, figures, countedCash }: Pick<DayClose, 'float' | 'figures' | 'countedCash'>) => {
  const expectedCash = float.amount + cashOf(figures)

  return { float, figures, countedCash, expectedCash, difference: countedCash - expectedCash }
}

type Closing = Pick<CloseDayInput, 'date' | 'countedCash' | 'float' | 'note'> & { figures: DayFigures }
type Till = Facts & { current: DayClose | undefined; organization: Pick<Organization, 'id' | 'currency' | 'timeZone'> }

/** Once; a day that was opened again is closed again, with the float it had. */
export const closed = ({ date, note, ...input }: Closing, { current, organization, at, by }: Till): DayClose => {
  const { id: organizationId, currency, timeZone } = organization
  if (current?.status === 'closed') throw new AppError('CONFLICT', 'This day is closed already')
  if (date > localDateOf(at, timeZone)) {
    const message = 'This day has not come yet'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['date'], message }] })
  }
  const float = input.float ?? current?.float ?? { amount: 0, currency }
  assertCurrency(input.countedCash, organization, ['countedCash'])
  assertCurrency(float, organization, ['float'])

  return {
    id: date,
    organizationId,
    status: 'closed',
    currency,
    ...counted({ float, figures: input.figures, countedCash: input.countedCash.amount }),
    note,
    closedAt: at,
    closedBy: by,
    reopenings: current?.reopenings ?? [],
    version: (current?.version ?? 0) + 1,
  }
}

/** What came in between the count and the close. As it is where nothing did, or where the day is open again. */
export const recounted = (current: DayClose, figures: DayFigures): DayClose =>
  current.status !== 'closed' || isSame(figures, current.figures)
    ? current
    : { ...current, ...counted({ ...current, figures }), version: current.version + 1 }

export const reopened = (current: DayClose, { reason, at, by }: Facts & { reason: string }): DayClose => {
  if (current.status !== 'closed') throw new AppError('INVALID_TRANSITION', 'This day is open')
  assertRoom(current.reopenings)

  return {
    ...current,
    status: 'reopened',
    reopenings: [...current.reopenings, { at, by, reason }],
    version: current.version + 1,
  }
}

const bookedOf = (close: DayClose | undefined) => (close?.status === 'closed' ? close.difference : 0)

/** What is missing in the till, or too much, is in the books as well; taken back when the day is opened again. */
export const differenceEntry = (
  before: DayClose | undefined,
  after: DayClose,
  { at, by }: Facts,
): LedgerEntry | undefined => {
  const amount = bookedOf(after) - bookedOf(before)
  if (amount === 0) return undefined

  return {
    id: `day-close~${after.id}~${after.version}`,
    organizationId: after.organizationId,
    at,
    kind: 'day-close',
    currency: after.currency,
    lines: linesOf({ cash: amount, 'cash-differences': -amount }),
    shares: [],
    createdBy: by,
  }
}
