import { createHash } from 'node:crypto'
import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import type { ClientErasure, ErasureReason } from '@reservaplus/shared/privacy/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { ChangeContext } from '../app-context'
import { settlePartings } from '../clients/finish-partings'
import { clientReplacement, findClient } from '../clients/repository'
import { commitUpdate } from '../db/update'
import { assertNothingAhead } from './check-ahead'
import { erasureOpening, erasureRemoval, putOpenErasure } from './erasure-repository'

const hashOf = ({ id, email, phone }: Client): string | undefined => {
  const known = email ?? phone

  return known && createHash('sha256').update(`${id}:${known}`).digest('hex')
}

type Opening = {
  reason: ErasureReason
  version?: number | undefined
  findKnown: () => Promise<ClientErasure | undefined>
  /** Was merged into somebody who is being erased, of whom this was asked. */
  isPart?: boolean
}

/** One that was finished before is opened again as what it was, with one run more. */
const openedOf = (
  ctx: ChangeContext,
  client: Client,
  { reason, known }: { reason: ErasureReason; known: ClientErasure | undefined },
): ClientErasure => {
  if (known && !known.erasedAt) return known
  const personHash = known?.personHash ?? hashOf(client)

  return {
    clientId: client.id,
    organizationId: client.organizationId,
    reason: known?.reason ?? reason,
    by: known?.by ?? ctx.actor,
    startedAt: instantOf(ctx.clock.now()),
    counts: known?.counts ?? {},
    runs: (known?.runs ?? 0) + 1,
    ...(personHash && { personHash }),
  }
}

/** Whoever joins an erasure says so in the record too: nobody takes back under them what they were promised. */
const markedAt = (ctx: ChangeContext, { erasingAt }: Client): Instant => {
  const now = instantOf(ctx.clock.now())
  if (erasingAt === undefined || now > erasingAt) return now

  return instantOf(new Date(Date.parse(erasingAt) + 1000))
}

/** The record is free again, and nothing says that an erasure was asked for; false: somebody joined it since. */
const takeBack = async (ctx: ChangeContext, proof: ClientErasure, version: number): Promise<boolean> => {
  const { erasingAt } = await commitUpdate<Client>(ctx, {
    kind: 'client',
    read: () => findClient(ctx.organizationId, proof.clientId, { consistent: true }),
    change: ({ erasingAt: mark, ...rest }) => (rest.version === version || !mark ? rest : { ...rest, erasingAt: mark }),
    writes: (next, current) => [clientReplacement(next, current), erasureRemoval(proof)],
  })

  return erasingAt === undefined
}

/**
 * The record says that it is being erased, and the proof is there, in one transaction: from then on nothing is booked,
 * merged or written for this client (`stands`), and whatever ends early is found and goes on. Only then it is asked what
 * lies ahead; if anything does, all is as before. Who has come back from a backup goes whatever lies ahead.
 */
export const openErasure = async (ctx: ChangeContext, id: ClientId, opening: Opening): Promise<ClientErasure> => {
  const { reason, version, findKnown, isPart = false } = opening
  // What lies ahead may still be with whoever this client was parted from.
  await settlePartings(ctx, id)
  let opened: ClientErasure | undefined

  const client = await commitUpdate<Client>(ctx, {
    kind: 'client',
    version,
    read: () => findClient(ctx.organizationId, id, { consistent: true }),
    change: (current) => (current.erasedAt !== undefined ? current : { ...current, erasingAt: markedAt(ctx, current) }),
    writes: async (next, current) => {
      opened = openedOf(ctx, current, { reason, known: await findKnown() })

      return [clientReplacement(next, current), erasureOpening(opened)]
    },
  })
  const known = opened ?? (await findKnown())
  const proof = opened ?? openedOf(ctx, client, { reason, known })
  if (proof !== known) await putOpenErasure(proof)
  if (client.erasedAt !== undefined || proof.runs > 1 || isPart) return proof

  return assertNothingAhead(ctx, id).then(
    () => proof,
    async (error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'IN_USE') throw error
      if (await takeBack(ctx, proof, client.version)) throw error

      // Somebody asked for it meanwhile: what lies ahead is asked again, under a mark of one's own.
      return openErasure(ctx, id, { ...opening, version: undefined })
    },
  )
}
