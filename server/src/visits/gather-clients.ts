import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { CreateVisitInput } from '@reservaplus/shared/visits/schema'
import type { AppContext } from '../app-context'
import { newClient } from '../clients/create-record'
import { findCurrent } from '../clients/find-current'
import { findKnownGuest } from '../clients/find-guest'
import { maySeeClient } from '../clients/list-own'
import { clientCreation } from '../clients/repository'
import type { Write } from '../db/transact'

type Asked = CreateVisitInput['clients'][number]

const refuse = (path: (string | number)[], message: string): never => {
  throw new AppError('BAD_INPUT', message, { issues: [{ path, message }] })
}

/** Every line is for somebody, everybody has a line, and nobody is made twice. */
export const assertClientsFit = ({ lines, clients }: Pick<CreateVisitInput, 'lines' | 'clients'>): void => {
  for (const [index, { client }] of lines.entries()) {
    if (client >= clients.length) refuse(['lines', index, 'client'], 'There is no such client in the list')
  }
  const emails = new Set<string>()
  for (const [index, client] of clients.entries()) {
    if (!lines.some((line) => line.client === index)) refuse(['clients', index], 'Nothing is booked for this client')
    const email = 'id' in client ? undefined : client.email?.toLowerCase()
    if (email !== undefined && emails.has(email)) refuse(['clients', index, 'email'], 'Twice the same address')
    if (email !== undefined) emails.add(email)
  }
}

/** Lines of the same client carry the same name, also where the list has them twice. */
export const nameOfClient = (clients: readonly Asked[], index: number): string => {
  const client = clients[index]

  return client && 'id' in client ? client.id : `new ${index}`
}

/** The clients there are already, by their place in the list; a new one's address must be nobody's. */
export const findClients = (ctx: AppContext, clients: readonly Asked[]): Promise<(Client | undefined)[]> =>
  Promise.all(
    clients.map(async (client, index) => {
      if ('id' in client) {
        const chosen = await findCurrent(ctx.organizationId, client.id)
        if (!chosen || !(await maySeeClient(ctx, client.id))) throw new AppError('NOT_FOUND', 'There is no such client')

        return chosen
      }
      const holder = client.email === undefined ? undefined : await findKnownGuest(ctx, client.email)
      if (holder) {
        const message = 'Another client has this address'
        throw new AppError('EMAIL_TAKEN', message, { issues: [{ path: ['clients', index, 'email'], message }] })
      }

      return undefined
    }),
  )

type Facts = { ids: readonly ClientId[]; now: Instant; organization: Organization }
export type VisitGuest = { client: Client; writes: Write[] }

/** Each client of the list, the new ones with what makes them. */
export const toGuests = (
  clients: readonly Asked[],
  found: readonly (Client | undefined)[],
  { ids, now, organization }: Facts,
): VisitGuest[] =>
  clients.map((client, index) => {
    const known = found[index]
    if (known) return { client: known, writes: [] }
    const id = ids[index]
    if (id === undefined || 'id' in client) throw new AppError('NOT_FOUND', 'There is no such client')
    const path = ['clients', String(index)]
    const made = newClient(client, { id, kind: 'internal', now, organization, consentSource: 'desk', path })

    return { client: made, writes: clientCreation(made) }
  })
