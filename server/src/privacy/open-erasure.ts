import { createHash } from 'node:crypto'
import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientErasure, ErasureReason } from '@reservaplus/shared/privacy/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { ChangeContext } from '../app-context'
import { findAppointmentsOfClientFrom } from '../appointments/repository'
import { putOpenErasure } from './erasure-repository'

const open: ReadonlySet<string> = new Set(['pending', 'confirmed', 'checked_in', 'in_progress'])

/** What is agreed has to be cancelled first, so that somebody is told. */
export const assertNothingAhead = async ({ clock }: ChangeContext, { organizationId, id }: Client): Promise<void> => {
  const ahead = await findAppointmentsOfClientFrom(organizationId, id, instantOf(clock.now()))
  if (ahead.some(({ status }) => open.has(status))) {
    throw new AppError('IN_USE', 'This client has appointments ahead: cancel them first')
  }
}

const hashOf = ({ id, email, phone }: Client): string | undefined => {
  const known = email ?? phone

  return known && createHash('sha256').update(`${id}:${known}`).digest('hex')
}

type Opening = { reason: ErasureReason; known: ClientErasure | undefined }

/**
 * The proof is there before anything is gone: whatever ends early is found and goes on. One that was finished before is
 * opened again as what it was, with one run more.
 */
export const openErasure = async (
  ctx: ChangeContext,
  client: Client,
  { reason, known }: Opening,
): Promise<ClientErasure> => {
  if (known && !known.erasedAt) return known
  const personHash = known?.personHash ?? hashOf(client)
  const opened: ClientErasure = {
    clientId: client.id,
    organizationId: client.organizationId,
    reason: known?.reason ?? reason,
    by: known?.by ?? ctx.actor,
    startedAt: instantOf(ctx.clock.now()),
    counts: known?.counts ?? {},
    runs: (known?.runs ?? 0) + 1,
    ...(personHash && { personHash }),
  }
  await putOpenErasure(opened)

  return opened
}
