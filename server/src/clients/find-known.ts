import type { ImportedClient } from '@reservaplus/shared/clients/import-row'
import type { Client } from '@reservaplus/shared/clients/schema'
import { digitsOfPhone, tokenSigns } from '@reservaplus/shared/clients/tokens'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { findClient, findClientIdByEmail, findClientsByIds } from './repository'
import { findTokens } from './token-repository'

const byPhone = async (organizationId: OrganizationId, phone: string): Promise<Client | undefined> => {
  const lead = `${tokenSigns.phone}${digitsOfPhone(phone).slice(-8)}#`
  const { tokens } = await findTokens(organizationId, { lead, limit: 20 })
  const ids = tokens.map(({ clientId }) => clientId)

  return (await findClientsByIds(organizationId, ids)).find(
    (client) => client.phone === phone && client.mergedInto === undefined,
  )
}

/** Who has this mail; otherwise who has this phone, as far as the projection knows. */
export const findKnown = async (
  organizationId: OrganizationId,
  { email, phone }: Pick<ImportedClient, 'email' | 'phone'>,
): Promise<Client | undefined> => {
  const holder = email === undefined ? undefined : await findClientIdByEmail(organizationId, email)
  if (holder !== undefined) return findClient(organizationId, holder, { consistent: true })

  return phone === undefined ? undefined : byPhone(organizationId, phone)
}
