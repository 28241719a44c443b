import { createHash } from 'node:crypto'
import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import type { ClientErasure, ErasureReason } from '@reservaplus/shared/privacy/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
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

/** The record is free again, and nothing says that an erasure was asked for. */
const takeBack = (ctx: ChangeContext, proof: ClientErasure): Promise<Client> =>
  commitUpdate<Client>(ctx, {
    kind: 'client',
    read: () => findClient(ctx.organizationId, proof.clientId, { consistent: true }),
    change: ({ erasingAt: _mark, ...current }) => current,
    writes: (next, current) => [clientReplacement(next, current), erasureRemoval(proof)],
  })

/**
 * The record says that it is being erased, and the proof is there, in one transaction: from then on nothing is booked,
 * merged or written for this client (`stands`), and whatever ends early is found and goes on. Only then it is asked what
 * lies ahead; if anything does, all is as before. Who has come back from a backup goes whatever lies ahead.
 */
export const openErasure = async (ctx: ChangeContext, id: ClientId, opening: Opening): Promise<ClientErasure> => {
  const { reason, version, findKnown, isPart = false } = opening
  // What lies ahead may still be with whoever this client was parted from.
  await settlePartings(ctx, id)
  const known = await findKnown()
  let opened: ClientErasure | undefined

  const client = await commitUpdate<Client>(ctx, {
    kind: 'client',
    version,
    read: () => findClient(ctx.organizationId, id, { consistent: true }),
    change: (current) => {
      const isMarked = current.erasedAt !== undefined || current.erasingAt !== undefined

      return isMarked ? current : { ...current, erasingAt: instantOf(ctx.clock.now()) }
    },
    writes: (next, current) => {
      opened = openedOf(ctx, current, { reason, known })

      return [clientReplacement(next, current), erasureOpening(opened)]
    },
  })
  const proof = opened ?? openedOf(ctx, client, { reason, known })
  if (proof !== known && !opened) await putOpenErasure(proof)
  if (client.erasedAt !== undefined || proof.runs > 1 || isPart) return proof

  return assertNothingAhead(ctx, id).then(
    () => proof,
    async (error: unknown) => {
      if (error instanceof AppError && error.code === 'IN_USE') await takeBack(ctx, proof)
      throw error
    },
  )
}
