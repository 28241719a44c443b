import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ClientId, eventId } from '@reservaplus/shared/ids/schema'
import type { ClientErasure, ErasureReason } from '@reservaplus/shared/privacy/schema'
import { erasedName } from '@reservaplus/shared/privacy/texts'
import { instantOf } from '@reservaplus/shared/time/instant'
import { filesBucket } from '../adapters/files-bucket'
import type { ChangeContext } from '../app-context'
import { finishPartings } from '../clients/finish-partings'
import { projectClient } from '../clients/project-client'
import { findClient } from '../clients/repository'
import { commitDecision } from '../db/commit-decision'
import { eventCreation } from '../events/repository'
import { findExisting } from '../organizations/find-existing'
import { findAbsorbed } from './check-ahead'
import { eraseHoldings, isEmptied } from './erase-holdings'
import { eraseRecord } from './erase-record'
import { erasureFinish, findClientErasure, findProof, putOpenErasure, storeProof } from './erasure-repository'
import { exportFolder } from './export-client'
import { gatherHoldings } from './gather-holdings'
import { withLatest } from './gather-latest'
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

type Erasing = {
  reason: ErasureReason
  version?: number | undefined
  isTimeLeft: () => boolean
  isPart?: boolean
}

/** Who was merged into this one is the same person. */
const eraseAbsorbed = async (ctx: ChangeContext, { id }: Client, erasing: Erasing): Promise<boolean> => {
  for (const from of await findAbsorbed(ctx.organizationId, id)) {
    if (!(await findClient(ctx.organizationId, from))) continue
    const { erasedAt } = await eraseClient(ctx, from, { ...erasing, version: undefined, isPart: true })
    if (!erasedAt) return false
  }

  return true
}

/** What belongs to them is with whoever they were merged into: without those, only a shell would be erased. */
const assertWhole = async ({ organizationId }: ChangeContext, id: ClientId): Promise<void> => {
  const { mergedInto } = (await findClient(organizationId, id, { consistent: true })) ?? {}
  const holder = mergedInto && (await findClient(organizationId, mergedInto, { consistent: true }))
  if (holder && holder.erasedAt === undefined) throw new AppError('CONFLICT', 'This client is part of another')
}

/** The proof, in the bucket first; then it is finished and the event is there, both or neither. */
const finish = async (ctx: ChangeContext, client: Client, proof: ClientErasure): Promise<void> => {
  const event = erasedEvent(ctx, client, proof)
  await storeProof(proof)
  await commitDecision<boolean>(ctx, {
    isRepeatable: false,
    recover: async () => true,
    decide: async () => {
      const current = await findClientErasure(proof.clientId)

      return { writes: current?.erasedAt ? [] : [erasureFinish(proof), event], result: true }
    },
  })
}

/**
 * Takes away everything that says who a client was; appointments stay as figures. It is opened first: from then on nothing
 * is added to the record, and once that is replaced nothing is moved to it, so what is found afterwards is all there is.
 * May be repeated, also after a backup has brought something back. Ends early when the time is up: the proof is open until
 * somebody has finished it.
 */
export const eraseClient = async (ctx: ChangeContext, id: ClientId, erasing: Erasing): Promise<ClientErasure> => {
  const { organizationId, clock } = ctx
  const { locale } = await findExisting(ctx)
  if (!erasing.isPart) await assertWhole(ctx, id)
  const findKnown = () => findProof({ organizationId, clientId: id })
  const opened = await openErasure(ctx, id, { ...erasing, findKnown })
  // What a parting has not given back is not theirs yet, and nobody takes it back from who was erased.
  if (!(await finishPartings(ctx, id, erasing.isTimeLeft))) return opened
  const name = erasedName(locale)
  const erased = await eraseRecord(ctx, id, { at: instantOf(clock.now()), name })
  await projectClient(clock, { organizationId, clientId: id })
  await removeExports(erased)
  if (!(await eraseAbsorbed(ctx, erased, erasing))) return opened
  // After them: until they are erased too, what was on its way between the two may still arrive.
  const holdings = await withLatest(erased, await gatherHoldings(erased))
  const { counts, isDone: isThrough } = await eraseHoldings(ctx, holdings, { name, ...erasing })
  const isDone = isThrough && (await isEmptied(erased))
  const all = { ...opened, counts: sum(opened.counts, counts) }
  const proof = isDone ? { ...all, erasedAt: instantOf(clock.now()) } : all
  await (isDone ? finish(ctx, erased, proof) : putOpenErasure(proof))

  return proof
}
