import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import type { ClientErasure, EraseClientInput } from '@reservaplus/shared/privacy/schema'
import type { AppContext } from '../app-context'
import { findClient } from '../clients/repository'
import { findWritable } from '../organizations/find-writable'
import { eraseClient } from './erase-client'
import { findClientErasure } from './erasure-repository'
import { openErasure } from './open-erasure'

const assertErasable = async (ctx: AppContext, id: ClientId): Promise<void> => {
  const [client] = await Promise.all([findClient(ctx.organizationId, id, { consistent: true }), findWritable(ctx)])
  // Who was merged into another is erased with them.
  if (!client || client.mergedInto !== undefined) throw new AppError('NOT_FOUND', 'There is no such client')
}

/** As long as somebody waits for the answer; what a very large record needs longer for, the hourly run finishes. */
const patience = 5000

/** By owner or administrator. */
export const erase = async (ctx: AppContext, { id, reason, version }: EraseClientInput): Promise<ClientErasure> => {
  await assertErasable(ctx, id)
  const startedAt = Date.now()

  return eraseClient(ctx, id, { reason, version, isTimeLeft: () => Date.now() - startedAt < patience })
}

/** By clients themselves, who have shown that they are it: carried out within the hour, by what may touch their files. */
export const requestOwnErasure = async (ctx: AppContext, id: ClientId): Promise<ClientErasure> => {
  await assertErasable(ctx, id)

  return openErasure(ctx, id, { reason: 'client-request', findKnown: () => findClientErasure(id) })
}
