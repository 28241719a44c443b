import { type CreateAppointmentInput, createAppointmentInput } from '@reservaplus/shared/appointments/schema'
import type { ClientId, ProfessionalId, ServiceId } from '@reservaplus/shared/ids/schema'
import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { toInstant } from '@reservaplus/shared/time/zone'
import { dateOfWall } from '../../lib/wall-time'
import type { Place } from './agenda-calendar-props'

/** What the form holds while somebody types. */
export type NewAppointmentValues = {
  serviceId: ServiceId | undefined
  professionalId: ProfessionalId | 'any'
  date: LocalDate
  time: LocalDateTime | undefined
  clientKind: 'existing' | 'new'
  clientId: ClientId | undefined
  firstName: string
  lastName: string
  phone: string
  email: string
  isWalkIn: boolean
  internalNotes: string
}

type Beginning = {
  place: Place | undefined
  date: LocalDate
  ownProfessionalId: ProfessionalId | undefined
  clientKind: NewAppointmentValues['clientKind']
}

export const emptyValues = ({ place, date, ownProfessionalId, clientKind }: Beginning): NewAppointmentValues => ({
  serviceId: undefined,
  professionalId: place?.professionalId ?? ownProfessionalId ?? 'any',
  date: place ? dateOfWall(place.start) : date,
  time: place?.start,
  clientKind,
  clientId: undefined,
  firstName: '',
  lastName: '',
  phone: '',
  email: '',
  isWalkIn: false,
  internalNotes: '',
})

/** What was left empty is left out. */
const given = (fields: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, text]) => [name, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  )

const clientOf = ({ clientKind, clientId, firstName, lastName, phone, email }: NewAppointmentValues) =>
  clientKind === 'existing' ? { id: clientId } : { firstName, lastName, ...given({ phone, email }) }

type Parsed = { input: CreateAppointmentInput } | { problems: Partial<Record<string, 'required' | 'invalid'>> }

/** Named as the form names it: an error goes away with the next change of the field it stands under. */
const fieldOf = (path: readonly PropertyKey[]): string => {
  const last = path.at(-1)

  if (last === 'start') {
    return 'time'
  }

  return path[0] === 'client' && (last === 'id' || last === 'client') ? 'clientId' : String(last)
}

type Refusal = NonNullable<ReturnType<typeof createAppointmentInput.safeParse>['error']>

/** A union reports its branches; the branch the person is filling in is the one to explain. */
const issuesOf = (error: Refusal, kind: NewAppointmentValues['clientKind']): Refusal['issues'] =>
  error.issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.path[0] !== 'client') {
      return [issue]
    }
    const branch = issue.errors[kind === 'existing' ? 0 : 1] ?? []

    return branch.map((inner) => ({ ...inner, path: ['client', ...inner.path] }))
  })

/** The same schema that the server parses with; its issues come back by field of the form. */
export const parseNewAppointment = (
  values: NewAppointmentValues,
  { timeZone, idempotencyKey }: { timeZone: string; idempotencyKey: string },
): Parsed => {
  const parsed = createAppointmentInput.safeParse({
    serviceId: values.serviceId,
    professionalId: values.professionalId,
    start: values.time && toInstant(values.time, timeZone),
    client: clientOf(values),
    isWalkIn: values.isWalkIn,
    internalNotes: values.internalNotes,
    idempotencyKey,
  })

  if (parsed.success) {
    return { input: parsed.data }
  }
  const entries = issuesOf(parsed.error, values.clientKind).map(({ path }) => {
    const field = fieldOf(path)
    const value = values[field as keyof NewAppointmentValues]

    return [field, value === undefined || value === '' ? 'required' : 'invalid'] as const
  })

  return { problems: Object.fromEntries(entries) }
}
