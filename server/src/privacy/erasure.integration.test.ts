import { createHash } from 'node:crypto'
import type { Client } from '@reservaplus/shared/clients/schema'
import { requestFileInput } from '@reservaplus/shared/files/client-file'
import { storedKey } from '@reservaplus/shared/files/object-keys'
import { createNoteInput } from '@reservaplus/shared/notes/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext } from '../app-context'
import { cancel, checkIn, complete } from '../appointments/change'
import { findAppointment } from '../appointments/repository'
import { undo } from '../appointments/undo-transition'
import { merge } from '../clients/merge-clients'
import { clientReplacement, findClient, findClientIdByEmail } from '../clients/repository'
import { create as createClient, list as listClients } from '../clients/service'
import { update as updateClient } from '../clients/update'
import { commitWrites } from '../db/change'
import { clientErasureKey, clientTokensPk, organizationPk, shardOf } from '../db/keys'
import { deleteItems, readPartition } from '../db/partition'
import { findEventsOfSubject } from '../events/repository'
import { requestFileUpload } from '../files/upload-file'
import { create as createNote } from '../notes/service'
import { changeOrganization } from '../organizations/change'
import { findReview, reviewWrites } from '../reviews/repository'
import { checkCounts } from '../subscriptions/check-counts'
import { findCount } from '../subscriptions/repository'
import { useTestFiles } from '../testing/files'
import { ofZenobia, recordsOf } from '../testing/full-record'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { eraseClient } from './erase-client'
import { findClientErasure, findErasuresOf, findOpenErasures, findProofs } from './erasure-repository'
import { exportClient } from './export-client'
import { recordConsent } from './record-consent'
import { resumeErasures } from './run-erasures'
import { erase as eraseByDesk, requestOwnErasure } from './service'

useTestTable()
useTestFiles()

let salon: Salon
let ctx: AppContext
beforeAll(async () => {
  salon = await openSalon()
  ctx = salon.ctx
})
const openRecord = recordsOf(() => salon)

const failing = (code: string) => expect.objectContaining({ code })
const forever = () => true
const fail = (facts: object, error: unknown) => {
  throw new Error(JSON.stringify(facts), { cause: error })
}

/** In the organization's partition and among its tokens. */
const traces = async () => {
  const found: unknown[] = []
  for (const partition of [organizationPk(ctx.organizationId), clientTokensPk(ctx.organizationId)]) {
    let last: Awaited<ReturnType<typeof readPartition>>['last']
    do {
      const page = await readPartition(partition, last)
      found.push(...page.items)
      last = page.last
    } while (last)
  }

  return found.map((item) => JSON.stringify(item)).filter((item) => ofZenobia.test(item))
}
const erase = (client: Client) => eraseByDesk(ctx, { id: client.id, reason: 'client-request' })

describe('the erasure of a client', () => {
  it('leaves nothing that says who it was, in the table or in the bucket, and keeps the appointment as a figure', async () => {
    const { client, email, file, appointment } = await openRecord()
    await exportClient(ctx, { id: client.id })
    expect((await traces()).length).toBeGreaterThan(5)
    const before = await findCount(ctx.organizationId, 'clients')

    const proof = await erase(client)
    expect(await traces()).toEqual([])
    expect(await filesBucket().describe(storedKey(file))).toBeUndefined()
    expect((await filesBucket().list(`exports/${ctx.organizationId}/clients/${client.id}/`)).keys).toEqual([])
    expect(await findAppointment(ctx.organizationId, appointment.id)).toMatchObject({
      clientId: client.id,
      clientName: 'Cliente eliminado',
      price: appointment.price,
      status: 'cancelled',
    })
    expect(await findClient(ctx.organizationId, client.id)).toMatchObject({
      firstName: 'Cliente eliminado',
      isActive: false,
    })
    expect(await findClientIdByEmail(ctx.organizationId, email)).toBeUndefined()
    expect((await listClients(ctx, { search: 'zenobia' })).items).toEqual([])
    expect(await findCount(ctx.organizationId, 'clients')).toBe(before - 1)
    expect(proof).toMatchObject({ reason: 'client-request', by: ctx.actor, runs: 1 })
    expect(proof.counts).toMatchObject({ ClientNote: 1, ClientFile: 1, Appointment: 1, WaitlistEntry: 1 })
    expect(proof.counts.ClientHistory).toBeGreaterThanOrEqual(1)
  })

  it('leaves a proof in the table and in the bucket that names nobody, and an event', async () => {
    const { client, email } = await openRecord()
    await erase(client)

    const proof = await findClientErasure(client.id)
    expect(proof?.personHash).toBe(createHash('sha256').update(`${client.id}:${email}`).digest('hex'))
    expect(JSON.stringify(proof)).not.toMatch(/zenobia|urrutia/i)
    const { proofs } = await findProofs(shardOf(ctx.organizationId))
    expect(proofs).toContainEqual({ organizationId: ctx.organizationId, clientId: client.id })
    expect((await findErasuresOf(ctx.organizationId, { limit: 50 })).items.map(({ clientId }) => clientId)).toContain(
      client.id,
    )
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'client', id: client.id })
    expect(events.at(-1)).toMatchObject({ type: 'client.erased', data: { reason: 'client-request' } })
  })

  it('waits for what lies ahead, and lets the address be used anew afterwards', async () => {
    const { client, email } = await openRecord()
    const start = '2026-12-30T13:00:00Z'
    const { id } = await salon.byHand({ start, client: { id: client.id } })
    await expect(erase(client)).rejects.toEqual(failing('IN_USE'))

    await cancel(ctx, { id, reason: '' })
    await erase(client)
    const other = await createClient(ctx, { firstName: 'Otra', lastName: '', email })
    expect(other.email).toBe(email)
    await erase(other)
  })

  it('that ends early is found, and finished by whoever goes on', async () => {
    const { client } = await openRecord()
    let asked = 0
    const proof = await eraseClient(ctx, client.id, { reason: 'other', isTimeLeft: () => asked++ < 1 })
    expect(proof.erasedAt).toBeUndefined()
    expect((await findOpenErasures(10)).items.map(({ clientId }) => clientId)).toEqual([client.id])

    const finished = await eraseClient(ctx, client.id, { reason: 'retention', isTimeLeft: forever })
    expect(finished).toMatchObject({ reason: 'other', runs: 1 })
    expect(finished.counts).toMatchObject({ ClientFile: 1, Appointment: 1 })
    expect((await findOpenErasures(10)).items).toEqual([])
    expect(await traces()).toEqual([])
  })

  it('leaves the stars of a review, not who gave them or what they said, also of a visit that was taken back', async () => {
    const { client } = await openRecord()
    const { id } = await salon.byHand({ start: '2026-11-23T15:00:00Z', isWalkIn: true, client: { id: client.id } })
    await checkIn(ctx, { id })
    const { professionalId, professionalName, serviceId, serviceName, createdAt } = await complete(ctx, { id })
    const visited = { professionalId, professionalName, serviceId, serviceName, createdAt, updatedAt: createdAt }
    const said = { authorName: 'Zenobia U.', rating: 4 as const, text: 'Soy Zenobia', status: 'published' as const }
    const place = { id, organizationId: ctx.organizationId, clientId: client.id, version: 1 }
    await commitWrites(ctx, reviewWrites({ ...place, ...visited, ...said }, undefined))
    await undo(ctx, { id })
    await cancel(ctx, { id, reason: '' })
    await erase(client)

    expect(await findReview(ctx.organizationId, id)).toMatchObject({
      authorName: 'Cliente eliminado',
      rating: 4,
      text: '',
    })
    expect(await traces()).toEqual([])
  })

  it('takes whoever was merged into them along', async () => {
    const [stays, goes] = [await openRecord(), await openRecord()]
    await merge(ctx, { id: stays.client.id, from: goes.client.id })
    await expect(erase(goes.client)).rejects.toEqual(failing('NOT_FOUND'))
    await erase(stays.client)
    await eraseClient(ctx, goes.client.id, { reason: 'other', isTimeLeft: forever })

    expect(await findClientErasure(goes.client.id)).toMatchObject({ reason: 'client-request' })
    expect(await traces()).toEqual([])
  })

  it('that clients ask for themselves is opened at once and carried out by what may touch their files', async () => {
    const { client } = await openRecord()
    const opened = await requestOwnErasure({ ...ctx, actor: { kind: 'client', id: client.id } }, client.id)
    expect(opened).toMatchObject({ reason: 'client-request', by: { kind: 'client' }, counts: {} })
    const contextOf = () => ({ ...ctx, actor: { kind: 'system' as const, id: 'job' } })
    const counts = await resumeErasures({ shard: undefined, isTimeLeft: forever, contextOf, onFailure: fail })

    expect(counts).toEqual({ finished: 1, repeated: 0 })
    expect(await findClientErasure(client.id)).toMatchObject({ by: { kind: 'client' }, counts: { ClientNote: 1 } })
  })

  it('waits while nothing is written in the organization', async () => {
    const { client } = await openRecord()
    await requestOwnErasure(ctx, client.id)
    const setMode = (writeMode: 'open' | 'read-only') =>
      changeOrganization(ctx, { change: (current) => ({ ...current, writeMode }) })
    const asked = { shard: undefined, isTimeLeft: forever, contextOf: () => ctx, onFailure: fail }
    await setMode('read-only')
    expect(await resumeErasures(asked)).toEqual({ finished: 0, repeated: 0 })
    expect(await findClient(ctx.organizationId, client.id)).toMatchObject({ firstName: client.firstName })
    await setMode('open')
    expect(await resumeErasures(asked)).toEqual({ finished: 1, repeated: 0 })
  })

  it('refuses whatever is added afterwards', async () => {
    const { client } = await openRecord()
    await erase(client)
    const { id: clientId } = client

    await expect(createNote(ctx, createNoteInput.parse({ clientId, content: 'x' }))).rejects.toEqual(
      failing('NOT_FOUND'),
    )
    const file = requestFileInput.parse({ clientId, name: 'a.pdf', contentType: 'application/pdf', size: 9 })
    await expect(requestFileUpload(ctx, file)).rejects.toEqual(failing('NOT_FOUND'))
    await expect(updateClient(ctx, { id: clientId, firstName: 'Zenobia' })).rejects.toEqual(failing('NOT_FOUND'))
    await expect(recordConsent(ctx, { id: clientId, purpose: 'data', given: true })).rejects.toEqual(
      failing('NOT_FOUND'),
    )
    await expect(exportClient(ctx, { id: clientId })).rejects.toEqual(failing('NOT_FOUND'))
  })

  it('leaves counters that say what there is', async () => {
    expect((await checkCounts(ctx.clock, ctx.organizationId)).drifts).toEqual([])
  })
})

describe('an erasure that a backup has undone', () => {
  it('is repeated when a backup brings the client back, from the proof in the bucket, as what it was', async () => {
    const { client } = await openRecord()
    await erase(client)
    // The table of before the erasure knows nothing of it.
    await deleteItems([clientErasureKey(client.id)])
    const restored = await findClient(ctx.organizationId, client.id, { consistent: true })
    await commitWrites(ctx, [clientReplacement(client, restored ?? client)])
    const contextOf = () => ({ ...ctx, actor: { kind: 'system' as const, id: 'job' } })
    const asked = { shard: shardOf(ctx.organizationId), isTimeLeft: forever, contextOf, onFailure: fail }

    expect(await resumeErasures(asked)).toEqual({ finished: 0, repeated: 1 })
    expect(await resumeErasures(asked)).toEqual({ finished: 0, repeated: 0 })
    expect(await findClientErasure(client.id)).toMatchObject({ reason: 'client-request', by: ctx.actor, runs: 2 })
    expect(await traces()).toEqual([])
  })
})
