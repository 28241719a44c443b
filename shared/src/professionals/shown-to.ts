import type { Reader } from '../appointments/shown-to'
import { may } from '../permissions/may'
import { reaches } from '../permissions/reaches'
import { type Professional, professional } from './schema'

/** The week is for those who may read schedules. */
export const shownProfessional = professional.partial({ weeklyHours: true })
export type ShownProfessional = Omit<Professional, 'weeklyHours'> & Partial<Pick<Professional, 'weeklyHours'>>

/** How to reach a colleague, their licence and their week: for themselves and for those who keep the team's records. */
export const professionalShownTo =
  (reader: Reader) =>
  (item: Professional): ShownProfessional => {
    if (item.id === reader.professionalId || may(reader, 'professionals:write')) return item

    const { email: _email, phone: _phone, licenseNumber: _licence, weeklyHours, ...shown } = item
    const isReached = may(reader, 'schedules:read') && reaches(reader, 'schedules:read', item.id)

    return { ...shown, ...(isReached && { weeklyHours }) }
  }
