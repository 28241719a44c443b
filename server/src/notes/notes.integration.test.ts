import type { ClientId } from '@reservaplus/shared/ids/schema'
import { createNoteInput, listNotesInput } from '@reservaplus/shared/notes/schema'
import type { Role } from '@reservaplus/shared/permissions/roles'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AppContext } from '../app-context'
import { create as createClient } from '../clients/service'
import { findEventsOfSubject } from '../events/repository'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { as } from '../testing/team'
import { meterUnits } from '../testing/units'
import { create, get, list, remove, update } from './service'

const table = useTestTable()

let salon: Salon
let ctx: AppContext
let measure: ReturnType<typeof meterUnits>
beforeAll(async () => {
  measure = meterUnits(table().client)
  salon = await openSalon()
  ctx = salon.ctx
})

const failing = (code: string) => expect.objectContaining({ code })
const somebody = (role: Role) => as(ctx, { id: ulid(), role })
const newClient = async () => (await createClient(ctx, { firstName: 'Ana', lastName: 'Soto' })).id
const write = (who: AppContext, clientId: ClientId, fields: object = {}) =>
  create(who, createNoteInput.parse({ clientId, content: 'Rubio 7.1', ...fields }))
const listed = async (who: AppContext, clientId: ClientId, fields: object = {}) =>
  (await list(who, listNotesInput.parse({ clientId, ...fields }))).items.map(({ content }) => content)

describe('a note about a client', () => {
  it('carries its author and time, is changed field by field and deleted, and events say nothing of what is in it', async () => {
    const clientId = await newClient()
    const reception = somebody('reception')
    const note = await write(reception, clientId, { category: 'preferences', title: 'Color' })
    expect(note).toMatchObject({ author: reception.actor, category: 'preferences', title: 'Color', version: 1 })

    const changed = await update(reception, { clientId, id: note.id, content: 'Rubio 8.1' })
    expect(changed).toMatchObject({ content: 'Rubio 8.1', title: 'Color', category: 'preferences', version: 2 })
    await expect(update(reception, { clientId, id: note.id, title: 'x', version: 1 })).rejects.toEqual(
      failing('CONFLICT'),
    )

    await remove(ctx, { clientId, id: note.id })
    await expect(get(ctx, { clientId, id: note.id })).rejects.toEqual(failing('NOT_FOUND'))
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'client-note', id: note.id })
    expect(events.map(({ type }) => type)).toEqual(Array.from({ length: 3 }, () => 'client-note.changed'))
    expect(JSON.stringify(events)).not.toMatch(/Rubio|Color/)
  })

  it('is changed and deleted by its author, the owner and administrators, and by nobody else', async () => {
    const clientId = await newClient()
    const { id } = await write(somebody('reception'), clientId)
    const colleague = somebody('reception')

    await expect(update(colleague, { clientId, id, title: 'x' })).rejects.toEqual(failing('FORBIDDEN'))
    await expect(remove(colleague, { clientId, id })).rejects.toEqual(failing('FORBIDDEN'))
    await expect(update(somebody('admin'), { clientId, id, title: 'Visto' })).resolves.toMatchObject({ title: 'Visto' })
  })

  it('is found under its own client only', async () => {
    const [clientId, other] = [await newClient(), await newClient()]
    const { id } = await write(ctx, clientId)

    await expect(get(ctx, { clientId: other, id })).rejects.toEqual(failing('NOT_FOUND'))
    expect(await listed(ctx, other)).toEqual([])
  })

  it('is written once for one key', async () => {
    const clientId = await newClient()
    const idempotencyKey = ulid()
    const [first, again] = [
      await write(ctx, clientId, { idempotencyKey }),
      await write(ctx, clientId, { idempotencyKey }),
    ]

    expect(again).toEqual(first)
    expect(await listed(ctx, clientId)).toHaveLength(1)
  })
})

describe('F-33 a private note', () => {
  it('shows to its author, the owner and administrators; to the others it is as if it were not there', async () => {
    const { professional } = salon
    const { clientId } = await salon.byHand()
    const author = { ...somebody('professional'), professionalId: professional.id }
    const colleague = { ...somebody('professional'), professionalId: professional.id }
    const { id } = await write(author, clientId, { isPrivate: true, content: 'Secreto' })
    await write(author, clientId, { content: 'Para todos' })

    for (const who of [author, ctx, somebody('admin')]) {
      expect(await listed(who, clientId)).toEqual(['Para todos', 'Secreto'])
    }
    for (const who of [colleague, somebody('reception')]) {
      expect(await listed(who, clientId)).toEqual(['Para todos'])
      expect(await listed(who, clientId, { isPrivate: true })).toEqual([])
      await expect(get(who, { clientId, id })).rejects.toEqual(failing('NOT_FOUND'))
      await expect(update(who, { clientId, id, content: 'x' })).rejects.toEqual(failing('NOT_FOUND'))
      await expect(remove(who, { clientId, id })).rejects.toEqual(failing('NOT_FOUND'))
    }
  })

  it('is not written, nor made of another, by those who may not read it', async () => {
    const clientId = await newClient()
    const reception = somebody('reception')
    await expect(write(reception, clientId, { isPrivate: true })).rejects.toEqual(failing('FORBIDDEN'))

    const { id } = await write(reception, clientId)
    await expect(update(reception, { clientId, id, isPrivate: true })).rejects.toEqual(failing('FORBIDDEN'))
  })

  it('is about own clients for a professional', async () => {
    const clientId = await newClient()
    const stranger = { ...somebody('professional'), professionalId: salon.professional.id }

    await expect(write(stranger, clientId, { isPrivate: true })).rejects.toEqual(failing('NOT_FOUND'))
    await expect(listed(stranger, clientId)).rejects.toEqual(failing('NOT_FOUND'))
  })
})

describe('the notes of a client', () => {
  it('come newest first, a full page at a time, whatever is left out, and by category', async () => {
    const clientId = await newClient()
    const admin = somebody('admin')
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) {
      await write(admin, clientId, { content: `${n}`, isPrivate: n % 2 === 0, category: n > 6 ? 'medical' : 'general' })
    }
    const who = somebody('reception')
    const first = await list(who, listNotesInput.parse({ clientId, limit: 2 }))
    const second = await list(who, listNotesInput.parse({ clientId, limit: 2, cursor: first.cursor }))
    const contents = [first, second].map(({ items }) => items.map(({ content }) => content))

    expect(contents).toEqual([
      ['7', '5'],
      ['3', '1'],
    ])
    expect(await listed(admin, clientId, { category: 'medical' })).toEqual(['8', '7'])
    await write(admin, clientId, { content: 'Alergia al látex', title: 'Ojo' })
    expect(await listed(admin, clientId, { search: 'LATEX' })).toEqual(['Alergia al látex'])
    await expect(
      list(who, listNotesInput.parse({ clientId, limit: 2, category: 'medical', cursor: first.cursor })),
    ).rejects.toEqual(failing('BAD_INPUT'))
  })

  it('cost one query more than the client', async () => {
    const clientId = await newClient()
    await write(ctx, clientId)
    await listed(ctx, clientId)
    const units = await measure(() => listed(ctx, clientId))

    expect(units).toMatchObject({ write: 0, requests: 2 })
    expect(units.read).toBeLessThanOrEqual(1)
  })
})
