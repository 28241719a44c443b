import type { TypedContact } from '@reservaplus/shared/appointments/schema'
import { foldEmail, nameKey } from '@reservaplus/shared/clients/fold'
import { parsePhone } from '@reservaplus/shared/clients/phone'
import type { Client, ClientDetailsInput } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'

import type { AppContext } from '../app-context'
import type { Write } from '../db/transact'
import { clientCreation, findClient, findClientIdByEmail } from './repository'

const phoneOf = (phone: string, { organization, path }: NewClient) => {
  try {
    return parsePhone(phone, organization.country)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new AppError('BAD_INPUT', error.message, { issues: [{ path: [...path, 'phone'], message: error.message }] })
  }
}

type NewClient = {
  id: ClientId
  kind: Client['kind']
  now: Instant
  organization: Pick<Organization, 'id' | 'country'>
  marketingConsent?: boolean
  /** Where in the caller's input the details stand. */
  path: readonly string[]
}

export const newClient = (
  input: Pick<ClientDetailsInput, 'firstName' | 'lastName'> & {
    email?: string | undefined
    phone?: string | undefined
  },
  facts: NewClient,
): Client => ({
  id: facts.id,
  organizationId: facts.organization.id,
  kind: facts.kind,
  firstName: input.firstName,
  lastName: input.lastName,
  ...(input.email === undefined ? {} : { email: foldEmail(input.email) }),
  ...(input.phone === undefined ? {} : { phone: phoneOf(input.phone, facts) }),
  notes: '',
  marketingConsent: facts.marketingConsent ?? false,
  isActive: true,
  version: 1,
  createdAt: facts.now,
})

type Guest = { client: Client; writes: Write[]; contact?: TypedContact | undefined }

/** The client who already has this mail, of whatever kind: their record stays as it is and is shown to nobody. */
export const findKnownGuest = async ({ organizationId }: AppContext, email: string): Promise<Client | undefined> => {
  const id = await findClientIdByEmail(organizationId, foldEmail(email))

  return id && findClient(organizationId, id, { consistent: true })
}

/** A known mail proves nobody's name or number: what was typed is kept with the appointment, for the salon to see. */
const differingContact = (known: Client, { firstName, lastName, phone = '' }: Client): TypedContact | undefined => {
  const isSame =
    known.phone === phone && nameKey(`${known.firstName} ${known.lastName}`) === nameKey(`${firstName} ${lastName}`)

  return isSame ? undefined : { firstName, lastName, phone }
}

/** Who books without an account: a client that exists, or a new one that is made in the booking's own transaction. */
export const toGuest = (known: Client | undefined, details: ClientDetailsInput, facts: NewClient): Guest => {
  // Checked in either case, so that the answer does not tell whether the mail is known.
  const client = newClient(details, facts)

  return known
    ? { client: known, writes: [], contact: differingContact(known, client) }
    : { client, writes: clientCreation(client) }
}
