import { listFilesInput } from '@reservaplus/shared/files/client-file'
import { incomingKey } from '@reservaplus/shared/files/object-keys'
import { createNoteInput } from '@reservaplus/shared/notes/schema'
import type { Role } from '@reservaplus/shared/permissions/roles'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext } from '../app-context'
import { create as createClient, get as getClient } from '../clients/service'
import { update as updateClient } from '../clients/update'
import { findEventsOfSubject } from '../events/repository'
import { list as listFiles } from '../files/service'
import { create as createNote } from '../notes/service'
import { useTestFiles } from '../testing/files'
import { recordsOf } from '../testing/full-record'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { as } from '../testing/team'
import { meterUnits } from '../testing/units'
import { exportClient } from './export-client'
import type { ClientData } from './gather-data'
import { readAccesses } from './read-accesses'
import { listConsents, recordConsent } from './record-consent'

const table = useTestTable()
useTestFiles()

let salon: Salon
let ctx: AppContext
let measure: ReturnType<typeof meterUnits>
beforeAll(async () => {
  measure = meterUnits(table().client)
  salon = await openSalon()
  ctx = salon.ctx
})
const openRecord = recordsOf(() => salon)
const somebody = (role: Role) => as(ctx, { id: ulid(), role })

describe('what a client takes along', () => {
  it('is everything, for machines and to read, with links that a browser saves', async () => {
    const { client, file } = await openRecord()
    const { files } = await exportClient(ctx, { id: client.id, locale: 'es' })
    expect(files.map(({ name }) => name)).toEqual(['data.json', 'data.html', 'Zenobia.pdf'])
    const [json, html, pdf] = await Promise.all(files.map(({ url }) => fetch(url)))

    const data: ClientData = JSON.parse((await json?.text()) ?? '')
    expect(data.sections.map(({ name }) => name).sort()).toEqual([
      ...['appointments', 'client', 'consents', 'files', 'history', 'notes', 'payments', 'waitlist'],
    ])
    expect(JSON.stringify(data)).toMatch(/Zenobia es alérgica.*|12345678-5/)
    expect(html?.headers.get('content-disposition')).toBe('attachment;filename="data.html"')
    const page = (await html?.text()) ?? ''
    for (const word of ['Sus datos personales', 'Zenobia es alérgica', 'Fecha y hora', 'De Zenobia']) {
      expect(page).toContain(word)
    }
    expect(page).not.toMatch(/<script|src=|href=/)
    expect((await pdf?.arrayBuffer())?.byteLength).toBe(16)
    expect(await filesBucket().describe(incomingKey(file))).toBeUndefined()
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'client', id: client.id })
    expect(events.at(-1)?.type).toBe('client.exported')
  })

  it('carries nobody’s script: words are words', async () => {
    const { id } = await createClient(ctx, { firstName: 'Eva', lastName: '' })
    await createNote(ctx, createNoteInput.parse({ clientId: id, content: '<img src=x onerror=alert(1)>' }))
    const { files } = await exportClient(ctx, { id, locale: 'en' })
    const page = await (await fetch(files[1]?.url ?? '')).text()

    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(page).toContain('Your personal data')
  })
})

describe('consents', () => {
  it('have a line each time they are given or taken back, by whom, from where, to which words', async () => {
    const { client } = await openRecord()
    const { id } = client
    await recordConsent(ctx, { id, purpose: 'data', given: true, textVersion: 'ficha-2' })
    await recordConsent(ctx, { id, purpose: 'marketing', given: false })
    await updateClient(ctx, { id, marketingConsent: true })

    const { items } = await listConsents(ctx, { id, limit: 50 })
    expect(items.map(({ purpose, given, textVersion }) => [purpose, given, textVersion])).toEqual([
      ['marketing', true, undefined],
      ['marketing', false, undefined],
      ['data', true, 'ficha-2'],
      ['marketing', true, undefined],
    ])
    expect(items.every(({ source }) => source === 'desk')).toBe(true)
    expect((await getClient(ctx, { id })).marketingConsent).toMatchObject({ given: true, source: 'desk' })
  })
})

describe('who opens a record', () => {
  it('is written down once a day, whatever they look at, and shown to owner and administrators', async () => {
    const { id } = await createClient(ctx, { firstName: 'Ana', lastName: '' })
    const [reception, admin] = [somebody('reception'), somebody('admin')]
    for (const who of [reception, reception, admin]) await getClient(who, { id })
    await getClient({ ...ctx, actor: { kind: 'system', id: 'job' } }, { id })

    const { items } = await readAccesses(ctx, { id, limit: 50 })
    expect(items.map(({ by }) => by.id).sort()).toEqual([reception.actor.id, admin.actor.id].sort())
    expect(items[0]).toMatchObject({ date: '2026-11-23' })
  })
})

describe('what it costs', () => {
  it('to open a record: one read, and one write more the first time on a day', async () => {
    const { id } = await createClient(ctx, { firstName: 'Ana', lastName: '' })
    const who = somebody('admin')

    expect(await measure(() => getClient(who, { id }))).toMatchObject({ requests: 2, write: 1 })
    expect(await measure(() => getClient(who, { id }))).toMatchObject({ requests: 1, write: 0 })
  })

  it('to list: one query more than the client, and for accesses the names of the team', async () => {
    const { id } = await createClient(ctx, { firstName: 'Ana', lastName: '' })
    await getClient(somebody('admin'), { id })
    await getClient(ctx, { id })
    const lists = [
      () => listConsents(ctx, { id, limit: 50 }),
      () => listFiles(ctx, listFilesInput.parse({ clientId: id })),
      () => readAccesses(ctx, { id, limit: 50 }),
    ]
    const units = []
    for (const list of lists) units.push(await measure(list))

    expect(units.map(({ requests, write }) => [requests, write])).toEqual([
      [2, 0],
      [2, 0],
      [3, 0],
    ])
    expect(Math.max(...units.map(({ read }) => read))).toBeLessThanOrEqual(2)
  })
})
