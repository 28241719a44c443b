import type { Permission } from '../permissions/can'
import { may } from '../permissions/may'
import { reaches } from '../permissions/reaches'
import type { Role } from '../permissions/roles'
import type { Appointment } from './schema'

export type Reader = {
  role?: Role | undefined
  grants?: readonly Permission[] | undefined
  professionalId?: string | undefined
}

const mayReach = (reader: Reader, permission: Permission, professionalId: string) =>
  may(reader, permission) && reaches(reader, permission, professionalId)

/** What tells of the client: who it is, what they left to reach them, what was written about them. */
type Told = 'clientName' | 'contact' | 'notes' | 'internalNotes' | 'cancellationReason' | 'lastTransition' | 'reasons'
/** `note`: of who waits, for anybody perhaps. */
type Part = { professionalId: string } & Partial<Pick<Appointment, Told | 'payment'>> & { note?: string }

/** What was paid is for whoever may know payments. */
const withoutMoney = <Of extends Part>(reader: Reader, item: Of): Of => {
  if (item.payment === undefined || mayReach(reader, 'payments:read', item.professionalId)) return item
  const shown = { ...item }
  delete shown.payment

  return shown
}

/**
 * The calendar shows a client's name to whoever may know clients at all, and what was typed or noted about them only to
 * those whose client it is (decision 15); to a key without `clients:read` not even the name.
 */
export const shownTo =
  (reader: Reader) =>
  <Of extends Part>(item: Of): Of => {
    const known = withoutMoney(reader, item)
    if (mayReach(reader, 'clients:read', item.professionalId)) return known

    const shown = { ...known }
    if (shown.clientName !== undefined && !may(reader, 'clients:read')) Object.assign(shown, { clientName: '' })
    if (shown.notes !== undefined) Object.assign(shown, { notes: '' })
    if (shown.note !== undefined) Object.assign(shown, { note: '' })
    if (shown.internalNotes !== undefined) Object.assign(shown, { internalNotes: '' })
    if (shown.lastTransition?.reason !== undefined) {
      const { reason: _reason, ...transition } = shown.lastTransition
      Object.assign(shown, { lastTransition: transition })
    }
    delete shown.contact
    delete shown.cancellationReason
    delete shown.reasons

    return shown
  }

/** Appointments as something else shows them, such as a room or a week: those that may be read, as they may be. */
export const shownBeside = <Of extends Part>(reader: Reader, items: readonly Of[]): Of[] =>
  items.filter(({ professionalId }) => mayReach(reader, 'appointments:read', professionalId)).map(shownTo(reader))
