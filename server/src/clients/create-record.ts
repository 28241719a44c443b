import { noFigures } from '@reservaplus/shared/clients/figures'
import { foldEmail } from '@reservaplus/shared/clients/fold'
import type { CreateClientInput } from '@reservaplus/shared/clients/inputs'
import { parsePhone } from '@reservaplus/shared/clients/phone'
import type { Client, MarketingConsent } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId, UserId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { localDateOf } from '@reservaplus/shared/time/zone'

/** As people type it; an error names the field where it stands in the caller's input. */
export const phoneIn = (phone: string, country: string, path: readonly (string | number)[]): string => {
  try {
    return parsePhone(phone, country)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError('BAD_INPUT', error.message, { issues: [{ path, message: error.message }] })
  }
}

/** Nobody is born tomorrow. */
export const assertBorn = (
  birthDate: Client['birthDate'] | null,
  { timeZone }: Pick<Organization, 'timeZone'>,
  { now, path }: Pick<NewClient, 'now' | 'path'>,
): void => {
  if (!birthDate || birthDate <= localDateOf(now, timeZone)) return
  const message = 'A birth date cannot be in the future'
  throw new AppError('BAD_INPUT', message, { issues: [{ path: [...path, 'birthDate'], message }] })
}

type Contact = NonNullable<Client['emergencyContact']>

export const emergencyContactIn = (contact: Contact, country: string, path: readonly string[]): Contact => ({
  ...contact,
  phone: phoneIn(contact.phone, country, [...path, 'emergencyContact', 'phone']),
})

type Preferences = Client['preferences']

/** What is not said stays as it was; at first, by mail. */
export const preferencesWith = (
  said: { [Field in keyof Preferences]?: Preferences[Field] | undefined } = {},
  { byEmail, bySms, locale }: Preferences = { byEmail: true, bySms: false },
): Preferences => {
  const chosen = said.locale ?? locale

  return { byEmail: said.byEmail ?? byEmail, bySms: said.bySms ?? bySms, ...(chosen && { locale: chosen }) }
}

export type NewClient = {
  id: ClientId
  kind: Client['kind']
  now: Instant
  organization: Pick<Organization, 'id' | 'country' | 'timeZone'>
  /** Who says that the client consents. */
  consentSource: MarketingConsent['source']
  /** Who adds it, if they see only their own. */
  createdBy?: UserId | undefined
  /** Where in the caller's input the details stand. */
  path: readonly string[]
}

type Details = Omit<CreateClientInput, 'idempotencyKey'>

/** What was left out of the input stays out of the item. */
const given = ({ rut, birthDate, address, preferredProfessionalId }: Details) => ({
  ...(rut !== undefined && { rut }),
  ...(birthDate !== undefined && { birthDate }),
  ...(address !== undefined && { address }),
  ...(preferredProfessionalId !== undefined && { preferredProfessionalId }),
})

export const newClient = (
  input: Details,
  { id, kind, now, organization, consentSource, createdBy, path }: NewClient,
): Client => {
  const { email, phone, emergencyContact, marketingConsent } = input
  assertBorn(input.birthDate, organization, { now, path })

  return {
    id,
    organizationId: organization.id,
    kind,
    firstName: input.firstName,
    lastName: input.lastName,
    ...(email !== undefined && { email: foldEmail(email) }),
    ...(phone !== undefined && { phone: phoneIn(phone, organization.country, [...path, 'phone']) }),
    ...given(input),
    ...(emergencyContact && { emergencyContact: emergencyContactIn(emergencyContact, organization.country, path) }),
    tags: input.tags ?? [],
    preferences: preferencesWith(input.preferences),
    notes: input.notes ?? '',
    ...(marketingConsent !== undefined && {
      marketingConsent: { given: marketingConsent, at: now, source: consentSource },
    }),
    bookingRule: input.bookingRule ?? 'open',
    isActive: true,
    figures: noFigures,
    figuresVersion: 0,
    ...(createdBy && { createdBy }),
    version: 1,
    createdAt: now,
  }
}
