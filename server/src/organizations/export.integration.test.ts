import { instantOf } from '@reservaplus/shared/time/instant'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { filesBucket } from '../adapters/files-bucket'
import { create as createClient } from '../clients/service'
import { createProfessional } from '../professionals/create'
import { openOrganization, testClock } from '../testing/context'
import { useTestFiles } from '../testing/files'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { getExport, listExports, requestExport } from './export'
import { findExport, findExportFiles, findOpenExports } from './export-repository'
import { recordExportFailure, writeExport } from './write-export'

useTestTable()
useTestFiles()

const open = async (name: string) => {
  const clock = testClock()
  const ctx = await openOrganization({ name }, clock)
  const target = { id: ctx.organizationId }
  const write = async (isTimeLeft = () => true) => {
    const now = instantOf(clock.now())
    const [asked] = (await findOpenExports(now, 50)).filter(({ organizationId }) => organizationId === target.id)
    if (!asked) throw new Error('Nothing is asked for')

    return writeExport(asked, { clock, isTimeLeft })
  }

  return { ctx, clock, target, write }
}

const rows = z.array(z.record(z.string(), z.unknown()))

describe('the export of an organization', () => {
  it('has everything by kind, as JSON and as a table, behind links that are signed', async () => {
    const { ctx, target, write } = await open('Uno')
    await createProfessional(ctx, newProfessional())
    await createClient(ctx, { firstName: 'Ana, María', lastName: '=1+1', email: 'ana@correo.example' })
    const other = await open('Ajena')
    await createClient(other.ctx, { firstName: 'Ajena', lastName: '', email: 'ajena@correo.example' })
    await filesBucket().write(`media/${target.id}/01JDCX000000000000000000LG.png`, 'png', 'image/png')

    const { id: exportId, status } = await requestExport(ctx, target)
    expect(status).toBe('requested')
    await write()
    const ready = await getExport(ctx, { ...target, exportId })

    const kinds = ['organization', 'subscription', 'professional', 'client', 'event']
    expect(ready.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...kinds.flatMap((kind) => [`${kind}-0001.json`, `${kind}-0001.csv`]),
        'media/01JDCX000000000000000000LG.png',
      ]),
    )
    const read = async (name: string) => (await fetch(ready.files.find((file) => file.name === name)?.url ?? '')).text()
    expect(rows.parse(JSON.parse(await read('client-0001.json')))).toMatchObject([
      { firstName: 'Ana, María', lastName: '=1+1', email: 'ana@correo.example' },
    ])
    const [heading = '', client] = (await read('client-0001.csv')).split('\r\n')
    expect([heading, client]).toEqual([expect.stringMatching(/^id,/), expect.stringContaining(`,"Ana, María",`)])
    expect(client).toContain(`,'=1+1,`)
    const everything = (await Promise.all(ready.files.map(({ name }) => read(name)))).join('')
    expect(everything).not.toMatch(/GSI1PK|"PK"|Ajena/)
  })

  it('of several parts goes on where it ended, and is handed out only when it is whole', async () => {
    const { ctx, target, write } = await open('Dos')
    const bio = 'á'.repeat(2000)
    // A part is what one read answers: a megabyte.
    await Promise.all(
      Array.from({ length: 30 }, (_, order) =>
        createProfessional(ctx, newProfessional({ order, name: `P${order}`, bio })),
      ),
    )
    const { id: exportId } = await requestExport(ctx, target)
    expect(await write(() => false)).toMatchObject({ status: 'requested', parts: 0 })
    expect(await getExport(ctx, { ...target, exportId })).toMatchObject({ status: 'requested', files: [] })

    await write()
    const stored = await findExport(target.id, exportId)
    if (!stored) throw new Error('The export is gone')
    const files = (await findExportFiles(stored, undefined)).items
    const professionals = files.filter(({ name }) => /^professional-\d+\.json$/.test(name))
    expect(professionals.reduce((sum, { records }) => sum + records, 0)).toBe(30)
  })

  it('of more files than an item could name has them all, page by page', async () => {
    const { ctx, target, write } = await open('Galería')
    const count = 560
    const names = Array.from({ length: count }, (_, at) => `media/${target.id}/${String(at).padStart(26, '0')}.png`)
    for (let from = 0; from < count; from += 50)
      await Promise.all(names.slice(from, from + 50).map((name) => filesBucket().write(name, 'x', 'image/png')))
    const { id: exportId } = await requestExport(ctx, target)
    expect(await write()).toMatchObject({ status: 'ready' })

    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await getExport(ctx, { ...target, exportId, cursor })
      expect(page.files.length).toBeLessThanOrEqual(500)
      found.push(...page.files.map(({ name }) => name))
      cursor = page.cursor
    } while (cursor)
    expect(found.filter((name) => name.startsWith('media/'))).toHaveLength(count)
    expect(new Set(found).size).toBe(found.length)
  })

  it('that fails goes behind the others, and is given up after many times', async () => {
    const { ctx, clock, target } = await open('Fallida')
    const { id: exportId } = await requestExport(ctx, target)
    const turn = async () =>
      (await findOpenExports(instantOf(clock.now()), 50)).find(({ organizationId }) => organizationId === target.id)
    for (let day = 1; day <= 8; day++) {
      clock.set(`2026-12-0${day}T14:00:00Z`)
      const asked = await turn()
      if (!asked) throw new Error('It is not its turn')
      await recordExportFailure(asked, { clock })
      expect(await turn()).toBeUndefined()
    }

    expect(await getExport(ctx, { ...target, exportId })).toMatchObject({ status: 'failed', files: [] })
    expect((await requestExport(ctx, target)).id).not.toBe(exportId)
  })

  it('is one at a time: asked again it is the same, afterwards a new one', async () => {
    const { ctx, target, write } = await open('Tres')
    const first = await requestExport(ctx, target)
    expect((await requestExport(ctx, target)).id).toBe(first.id)
    await write()

    expect((await requestExport(ctx, target)).id).not.toBe(first.id)
    expect((await listExports(ctx, target)).items.map(({ status }) => status)).toEqual(['requested', 'ready'])
  })

  it('is one at a time also when two ask at once, the first time and the next', async () => {
    const { ctx, target, write } = await open('Seis')
    for (const round of [1, 2]) {
      const asked = await Promise.all([1, 2, 3].map(() => requestExport(ctx, target)))
      expect(new Set(asked.map(({ id }) => id)).size).toBe(1)
      expect((await listExports(ctx, target)).items).toHaveLength(round)
      await write()
    }
  })

  it('is nobody else’s', async () => {
    const [{ ctx, target }, other] = [await open('Cuatro'), await open('Cinco')]
    const { id: exportId } = await requestExport(ctx, target)

    await expect(getExport(other.ctx, { ...other.target, exportId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(getExport(other.ctx, { ...target, exportId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(requestExport(other.ctx, target)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
