import type { TypedContact } from '@reservaplus/shared/appointments/schema'
import { foldEmail, nameKey } from '@reservaplus/shared/clients/fold'
import type { Client, ClientDetailsInput } from '@reservaplus/shared/clients/schema'
import type { ClientId } from '@reservaplus/shared/ids/schema'

import type { AppContext } from '../app-context'
import type { Write } from '../db/transact'
import { type NewClient, newClient } from './create-record'
import { clientCreation, findClient, findClientIdByEmail } from './repository'

type Guest = { client: Client; writes: Write[]; contact?: TypedContact | undefined; isUnproven?: boolean }

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

/** `provenBy`: the client whose mail a session has proven. */
export type Proof = { provenBy?: ClientId | undefined }

/**
 * Who books without an account: a client that exists, or a new one that is made in the booking's own transaction. Nobody
 * consents by leaving a box unticked, and nothing is taken back by it.
 */
export const toGuest = (
  known: Client | undefined,
  details: ClientDetailsInput,
  { marketingConsent = false, provenBy, ...facts }: NewClient & Proof & { marketingConsent?: boolean },
): Guest => {
  // Checked in either case, so that the answer does not tell whether the mail is known.
  const client = newClient({ ...details, ...(marketingConsent && { marketingConsent }) }, facts)

  return known
    ? { client: known, writes: [], contact: differingContact(known, client), isUnproven: known.id !== provenBy }
    : { client, writes: clientCreation(client) }
}
