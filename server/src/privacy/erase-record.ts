import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import { countersOfClient } from '@reservaplus/shared/subscriptions/counters'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { ChangeContext } from '../app-context'
import { assertParted } from '../clients/finish-partings'
import { clientReplacement, findClient } from '../clients/repository'
import { uniqueKinds } from '../db/keys'
import type { Write } from '../db/transact'
import { findUniqueHolder, uniqueRelease } from '../db/unique'
import { commitUpdate } from '../db/update'
import { counterWrites } from '../subscriptions/counters'

type Erased = { at: Instant; name: string }

/** A new record with what is left, not the old one with something taken away: a field that comes later is not forgotten. */
const withoutPerson = (client: Client, { at, name }: Erased): Client => ({
  id: client.id,
  organizationId: client.organizationId,
  kind: client.kind,
  firstName: name,
  lastName: '',
  tags: [],
  preferences: { byEmail: false, bySms: false },
  notes: '',
  bookingRule: client.bookingRule,
  isActive: false,
  figures: client.figures,
  figuresVersion: client.figuresVersion,
  ...(client.lastVisitAt && { lastVisitAt: client.lastVisitAt }),
  ...(client.mergedInto && { mergedInto: client.mergedInto }),
  ...(client.mergedAt && { mergedAt: client.mergedAt }),
  erasedAt: at,
  version: client.version,
  createdAt: client.createdAt,
})

/** Those that are this client's: after a backup an address may be somebody else's by now. */
const heldClaims = async ({ organizationId, id, email, formerEmails = [] }: Client): Promise<Write[]> => {
  const values = [email ?? [], formerEmails].flat().map((each) => uniqueKinds.clientEmail(organizationId, each))
  const holders = await Promise.all(values.map((value) => findUniqueHolder(value, { consistent: true })))

  return values.filter((_, index) => holders[index] === id).map((value) => uniqueRelease({ value, holderId: id }))
}

/** Without the history that other changes write: it would say what is to be gone. */
export const eraseRecord = (ctx: ChangeContext, id: ClientId, erased: Erased): Promise<Client> =>
  commitUpdate<Client>(ctx, {
    kind: 'client',
    read: () => findClient(ctx.organizationId, id, { consistent: true }),
    change: (current) => {
      if (current.erasedAt !== undefined) return current
      // Taken back meanwhile, by a run that has found something ahead.
      if (current.erasingAt === undefined) throw new AppError('CONFLICT', 'Somebody else changed this meanwhile')

      return withoutPerson(current, erased)
    },
    writes: async (next, current) => {
      await assertParted(ctx, id)

      return [
        clientReplacement(next, current),
        ...(await heldClaims(current)),
        ...counterWrites(ctx.organizationId, { before: countersOfClient(current), after: countersOfClient(next) }),
      ]
    },
  })
