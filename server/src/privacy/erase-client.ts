import { clientMerge } from '@reservaplus/shared/clients/merge'
import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ClientId, eventId } from '@reservaplus/shared/ids/schema'
import type { ClientErasure, ErasureReason } from '@reservaplus/shared/privacy/schema'
import { erasedName } from '@reservaplus/shared/privacy/texts'
import { instantOf } from '@reservaplus/shared/time/instant'
import { filesBucket } from '../adapters/files-bucket'
import type { ChangeContext } from '../app-context'
import { projectClient } from '../clients/project-client'
import { findClient } from '../clients/repository'
import { belowClientPrefix, organizationPk } from '../db/keys'
import { readRange } from '../db/partition'
import { transact } from '../db/transact'
import { eventCreation } from '../events/repository'
import { findExisting } from '../organizations/find-existing'
import { eraseHoldings } from './erase-holdings'
import { eraseRecord } from './erase-record'
import { findProof, putClientErasure } from './erasure-repository'
import { exportFolder } from './export-client'
import { gatherHoldings } from './gather-holdings'
import { openErasure } from './open-erasure'

const removeExports = async (client: Client): Promise<void> => {
  for (;;) {
    const { keys } = await filesBucket().list(exportFolder(client))
    if (keys.length === 0) return
    await Promise.all(keys.map((key) => filesBucket().remove(key)))
  }
}

const sum = (a: ClientErasure['counts'], b: ClientErasure['counts']): ClientErasure['counts'] =>
  Object.fromEntries([...Object.keys(a), ...Object.keys(b)].map((kind) => [kind, (a[kind] ?? 0) + (b[kind] ?? 0)]))

const erasedEvent = (
  { organizationId, actor, clock, newId }: ChangeContext,
  { version, id }: Client,
  proof: ClientErasure,
) =>
  eventCreation({
    id: eventId.parse(newId()),
    organizationId,
    at: instantOf(clock.now()),
    actor,
    version,
    origin: 'live',
    type: 'client.erased',
    subject: { kind: 'client', id },
    data: { reason: proof.reason, counts: proof.counts },
  })

type Erasing = { reason: ErasureReason; version?: number | undefined; isTimeLeft: () => boolean }

/** Who was merged into this one is the same person: their record says so for as long as it may be taken back. */
const eraseAbsorbed = async (ctx: ChangeContext, { id }: Client, erasing: Erasing): Promise<boolean> => {
  const below = await readRange(organizationPk(ctx.organizationId), belowClientPrefix(id))
  for (const item of below.filter(({ _et }) => _et === 'ClientMerge')) {
    const { from, status } = clientMerge.pick({ from: true, status: true }).parse(item)
    if (status !== 'merged' || !(await findClient(ctx.organizationId, from))) continue
    const { erasedAt } = await eraseClient(ctx, from, { ...erasing, version: undefined })
    if (!erasedAt) return false
  }

  return true
}

/**
 * Takes away everything that says who a client was; appointments stay as figures. The record comes first: from then on
 * nothing is added to it, so what is found afterwards is all there is. May be repeated, also after a backup has brought
 * something back. Ends early when the time is up: the proof is open until somebody has finished it.
 */
export const eraseClient = async (ctx: ChangeContext, id: ClientId, erasing: Erasing): Promise<ClientErasure> => {
  const { organizationId, clock } = ctx
  const [client, { locale }, known] = await Promise.all([
    findClient(organizationId, id, { consistent: true }),
    findExisting(ctx),
    findProof({ organizationId, clientId: id }),
  ])
  if (!client) throw new AppError('NOT_FOUND', 'There is no such client')
  if (erasing.version !== undefined && erasing.version !== client.version) {
    throw new AppError('CONFLICT', 'Somebody else changed this meanwhile')
  }
  const opened = await openErasure(ctx, client, { reason: erasing.reason, known })
  const name = erasedName(locale)
  const erased = await eraseRecord(ctx, id, { at: instantOf(clock.now()), name, version: erasing.version })
  await projectClient(clock, { organizationId, clientId: id })
  await removeExports(erased)
  if (!(await eraseAbsorbed(ctx, erased, erasing))) return opened
  // After them: until they are erased too, what was on its way between the two may still arrive.
  const holdings = await gatherHoldings(erased)
  const { counts, isDone } = await eraseHoldings(ctx, holdings, { name, ...erasing })
  const all = { ...opened, counts: sum(opened.counts, counts) }
  const proof = isDone ? { ...all, erasedAt: instantOf(clock.now()) } : all
  await putClientErasure(proof)
  if (isDone) await transact([erasedEvent(ctx, erased, proof)])

  return proof
}
