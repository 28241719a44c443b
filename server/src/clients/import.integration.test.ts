import type { StartImportInput } from '@reservaplus/shared/clients/import'
import type { Client } from '@reservaplus/shared/clients/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AppContext } from '../app-context'
import { runOperation } from '../bulk-operations/run-operation'
import { get as getOperation, results } from '../bulk-operations/service'
import { createProfessional } from '../professionals/create'
import { findCount } from '../subscriptions/repository'
import { useTestAccounts } from '../testing/accounts'
import { openOrganization, testClock } from '../testing/context'
import { killable } from '../testing/crash'
import { useTestFiles } from '../testing/files'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { exportClients } from './export-clients'
import { requestImport, startImport } from './import-clients'
import { previewImport } from './preview-import'
import { projectClient } from './project-client'
import { create, get, list } from './service'

const table = useTestTable()
const accounts = useTestAccounts()
useTestFiles()
const clock = testClock()
let process: ReturnType<typeof killable>
let ctx: AppContext

beforeAll(() => {
  process = killable(table().client, accounts.client())
})
beforeEach(async () => {
  clock.set('2026-11-23T14:00:00Z')
  ctx = await openOrganization({ name: 'Importa' }, clock)
})

const mapping = { firstName: 'Nombre', lastName: 'Apellido', email: 'Correo', phone: 'Teléfono' }
const file = [
  '\uFEFFNombre;Apellido;Correo;Teléfono;Otra',
  'Ana;Soto;ana@correo.example;961234567;x',
  'Luis;"Rojas; hijo";;9 6123 4568;',
  'Eva;Díaz;no-es-correo;12;',
  'Anita;Soto;ANA@correo.example;;',
  'Rosa;Vera;;+56 9 5555 4444;',
].join('\r\n')

const begin = async (more: Partial<StartImportInput> = {}) => {
  const { operation } = await startImport(ctx, { text: file, mapping, duplicates: 'skip', ...more })

  return { organizationId: ctx.organizationId, id: operation.id }
}
const run = (place: Awaited<ReturnType<typeof begin>>) => runOperation(place, { request: ctx, isTimeLeft: () => true })
const namesIn = async () => (await list(ctx, { limit: 100 })).items.map((each) => `${each.firstName} ${each.lastName}`)

/** Known before: by the phone that the file has too. */
const addRosa = async (): Promise<Client> => {
  const rosa = await create(ctx, { firstName: 'Rosita', lastName: 'Vera', phone: '955554444', notes: 'Conocida' })
  await projectClient(clock, { organizationId: ctx.organizationId, clientId: rosa.id })

  return rosa
}

describe('a file of clients', () => {
  it('costs the same for each row, however many there were before', async () => {
    const measure = meterUnits(table().client)
    const titles = 'Nombre;Apellido;Correo;Teléfono'
    const rowsFrom = (first: number, count: number) =>
      Array.from({ length: count }, (_, index) => {
        const number = first + index

        return `Ana${number};Soto;ana${number}@correo.example;9${10_000_000 + number}`
      })
    const costOf = async (rows: string[]) => {
      const place = await begin({ text: [titles, ...rows].join('\n') })
      const { read, write, requests } = await measure(() => run(place))

      return [read, write, requests].map((units) => Math.round((units / rows.length) * 10) / 10)
    }
    const few = await costOf(rowsFrom(0, 40))
    await costOf(rowsFrom(40, 160))
    expect(await costOf(rowsFrom(200, 40))).toEqual(few)
  })

  it('is looked at before anything is written: columns, mistakes at their place, who is known', async () => {
    await addRosa()
    const preview = await previewImport(ctx, { text: file })
    expect(preview).toMatchObject({
      columns: ['Nombre', 'Apellido', 'Correo', 'Teléfono', 'Otra'],
      mapping,
      rows: 5,
      invalid: 1,
      repeated: 1,
      issues: [
        { row: 4, column: 'Correo', field: 'email', message: 'Not an e-mail address' },
        { row: 4, column: 'Teléfono', field: 'phone', message: 'Not a phone number' },
      ],
    })
    expect(preview.sample.map(({ isKnown }) => isKnown)).toEqual([false, false, false, false, true])
    expect(preview.sample[1]?.values).toEqual({ firstName: 'Luis', lastName: 'Rojas; hijo', phone: '9 6123 4568' })
    expect(await namesIn()).toEqual(['Rosita Vera'])
  })

  it('becomes clients row by row; whoever is known is left as they are, and each is told', async () => {
    await addRosa()
    const place = await begin()
    expect(await run(place)).toBe('done')
    expect(await namesIn()).toEqual(['Ana Soto', 'Luis Rojas; hijo', 'Rosita Vera'])
    expect(await getOperation(ctx, place)).toMatchObject({ total: 5, done: 5, failed: 1 })
    const { items } = await results(ctx, { id: place.id, limit: 10 })
    expect(items).toMatchObject([
      {
        index: 2,
        outcome: 'failed',
        code: 'BAD_INPUT',
        message: expect.stringContaining('Row 4: Correo: Not an e-mail'),
      },
      { index: 3, outcome: 'done', message: expect.stringContaining('Row 5: left out') },
      { index: 4, outcome: 'done', message: expect.stringContaining('Row 6: left out') },
    ])
    expect(await findCount(ctx.organizationId, 'clients')).toBe(3)
  })

  it('changes whoever is known where that is wanted, and only what it says', async () => {
    const rosa = await addRosa()
    await run(await begin({ duplicates: 'update' }))
    expect(await namesIn()).toEqual(['Anita Soto', 'Luis Rojas; hijo', 'Rosa Vera'])
    const [found] = (await list(ctx, { search: 'vera' })).items
    expect(found).toMatchObject({ id: rosa.id, phone: '+56955554444' })
  })

  it('is imported once by whoever comes after one who died, wherever that was', async () => {
    const place = await begin()
    let outcome = 'left'
    for (let count = 1; outcome !== 'done' && count < 40; count++) {
      await process.kill(1 + (count % 3), async () => {
        outcome = await run(place)
      })
      clock.set(new Date(clock.now().getTime() + 180_000).toISOString())
    }
    expect(outcome).toBe('done')
    expect(await namesIn()).toEqual(['Ana Soto', 'Luis Rojas; hijo', 'Rosa Vera'])
    expect(await findCount(ctx.organizationId, 'clients')).toBe(3)
  })

  it('is read as spreadsheets on Windows write it, from where the browser has sent it', async () => {
    const bytes = new Uint8Array([...'Nombre,Apellido\nJos\xe9,Pe\xf1a\n'].map((sign) => sign.charCodeAt(0)))
    const { key, url, headers } = await requestImport(ctx, { size: bytes.length })
    const sent = await fetch(url, { method: 'PUT', body: bytes, headers })
    expect(sent.status).toBe(200)
    expect((await previewImport(ctx, { key })).sample[0]?.values).toEqual({ firstName: 'José', lastName: 'Peña' })

    const elsewhere = await openOrganization({ name: 'Ajena' }, clock)
    await expect(previewImport(elsewhere, { key })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each([
    ['a column that is not there', { mapping: { firstName: 'Apodo' } }, ['mapping', 'firstName']],
    ['no name', { mapping: { phone: 'Teléfono' } }, ['mapping', 'firstName']],
    ['too many rows', { text: `Nombre\n${'Ana\n'.repeat(10_001)}`, mapping: { firstName: 'Nombre' } }, ['key']],
  ])('with %s is refused', async (_, more, path) => {
    await expect(begin(more)).rejects.toMatchObject({ code: 'BAD_INPUT', details: { issues: [{ path }] } })
  })
})

describe('a file with more rows than the plan has room for', () => {
  it('says so, and begins only where that is accepted', async () => {
    const periodEnd = instant.parse('2027-12-31T00:00:00Z')
    const plan = { plan: 'empresarial', status: 'active', billingCycle: 'monthly', periodEnd } as const
    ctx = await openOrganization({ name: 'Llena', subscription: { ...plan, limits: { clients: 1 } } }, clock)
    // Of its five rows one is wrong and one repeats another.
    expect(await previewImport(ctx, { text: file, mapping })).toMatchObject({ room: 1, withoutRoom: 2 })
    await expect(begin()).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' })
    await run(await begin({ acceptPartial: true }))
    expect(await namesIn()).toEqual(['Ana Soto'])
  })
})

describe('every client in a file', () => {
  it('brings along whom to call, whom they prefer, how they may book and what kind they are', async () => {
    const { id } = await createProfessional(ctx, newProfessional({ name: 'Valentina Rojas' }))
    const emergencyContact = { name: 'Luis Soto', phone: '+56955554444' }
    const said = { emergencyContact, preferredProfessionalId: id, bookingRule: 'prepaid' as const }
    await create(ctx, { firstName: 'Ana', lastName: 'Soto', ...said })
    const { csv } = await exportClients(ctx, { limit: 10 })
    ctx = await openOrganization({ name: 'Otra' }, clock)
    const other = await createProfessional(ctx, newProfessional({ name: 'Valentina Rojas' }))
    const { mapping: proposed } = await previewImport(ctx, { text: csv })
    await run(await begin({ text: csv, mapping: proposed }))
    const [came] = (await list(ctx, { limit: 10 })).items
    expect(await get(ctx, { id: came?.id as never })).toMatchObject({
      ...said,
      ...{ preferredProfessionalId: other.id, kind: 'internal' },
    })
  })

  it('has one line of titles over all its pages, no formula, and comes in again as it went out', async () => {
    for (const firstName of ['=HYPERLINK("x")', 'Ana, María', 'Zoe']) {
      await create(ctx, { firstName, lastName: 'Ñandú', phone: '+56987654321', tags: ['VIP', 'Nueva'] })
    }
    const pages: string[] = []
    let cursor: string | undefined
    do {
      const page = await exportClients(ctx, { limit: 1, cursor })
      pages.push(page.csv)
      cursor = page.cursor
    } while (cursor)
    const csv = pages.join('')
    expect(csv.match(/Nombre,Apellido/g)).toHaveLength(1)
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
    const preview = await previewImport(ctx, { text: csv })
    expect(preview).toMatchObject({ rows: 3, invalid: 0, mapping: { firstName: 'Nombre', tags: 'Etiquetas' } })
    expect(preview.sample.map(({ values }) => values.firstName).sort()).toEqual([
      '=HYPERLINK("x")',
      'Ana, María',
      'Zoe',
    ])
    expect(preview.sample[0]?.values.phone).toBe('+56987654321')
  })
})
