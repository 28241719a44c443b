import type { Role } from '@reservaplus/shared/permissions/roles'
import { beforeAll, describe, expect, it } from 'vitest'

import type { AppContext } from '../app-context'
import { create } from '../appointments/create'
import { list as listAppointments } from '../appointments/read'
import { projectClient } from '../clients/project-client'
import { list as listClients } from '../clients/service'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'

useTestTable()

const november = { from: '2026-11-24T00:00:00Z', to: '2026-11-27T00:00:00Z' }
const day = { from: '2026-11-26T00:00:00Z', to: '2026-11-27T00:00:00Z' }
const search = 'a'

/** Two pages of everything. */
const fill = async () => {
  const salon = await openSalon()
  for (const [index, firstName] of ['Ana', 'Ada', 'Berta'].entries()) {
    const { clientId } = await create(salon.ctx, {
      serviceId: salon.service.id,
      professionalId: salon.professional.id,
      start: `2026-11-2${4 + index}T13:00:00Z`,
      client: { firstName, lastName: '' },
      isWalkIn: false,
      notes: '',
      internalNotes: '',
    })
    await projectClient(salon.ctx.clock, { organizationId: salon.ctx.organizationId, clientId })
  }

  return salon
}

let salon: Salon
let other: Salon
beforeAll(async () => {
  ;[salon, other] = [await fill(), await fill()]
})

type Cursor = { cursor?: string | undefined }
const lists: Record<string, (from: Salon, page: Cursor) => Promise<Cursor>> = {
  appointments: ({ ctx }, page) => listAppointments(ctx, { ...november, ...page, limit: 1 }),
  'appointments of a day': ({ ctx }, page) => listAppointments(ctx, { ...day, ...page, limit: 1 }),
  'appointments of a status': ({ ctx }, page) =>
    listAppointments(ctx, { ...november, ...page, status: 'confirmed', limit: 1 }),
  'appointments of a professional': ({ ctx, professional }, page) =>
    listAppointments(ctx, { ...november, ...page, professionalId: professional.id, limit: 1 }),
  clients: ({ ctx }, page) => listClients(ctx, { ...page, limit: 1 }),
  'clients by a word of their name': ({ ctx }, page) => listClients(ctx, { ...page, search, limit: 1 }),
  'clients by their last visit': ({ ctx }, page) => listClients(ctx, { ...page, sort: 'lastVisit', limit: 1 }),
  'the newest clients': ({ ctx }, page) => listClients(ctx, { ...page, sort: 'newest', limit: 1 }),
}
const names = Object.keys(lists)
const read = (name: string, from: Salon, cursor?: string) =>
  lists[name]?.(from, { cursor }) ?? Promise.reject(new Error(name))

const refusedAtCursor = expect.objectContaining({
  code: 'BAD_INPUT',
  details: { issues: [{ path: ['cursor'], message: expect.any(String) }] },
})

describe.each(names)('a cursor of the list of %s', (name) => {
  it('leads on in its own list', async () => {
    const first = await read(name, salon)
    expect(first.cursor).toBeDefined()
    await expect(read(name, salon, first.cursor)).resolves.toMatchObject({ items: expect.any(Array) })
  })

  it('is refused in every other list, and in another organization', async () => {
    const { cursor } = await read(name, salon)
    for (const elsewhere of names.filter((each) => each !== name)) {
      await expect(read(elsewhere, salon, cursor)).rejects.toEqual(refusedAtCursor)
    }
    await expect(read(name, other, cursor)).rejects.toEqual(refusedAtCursor)
  })

  it('is refused once its position is made up', async () => {
    const { cursor = '' } = await read(name, salon)
    const decoded = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const moved =
      decoded.GSI1SK === undefined && decoded.GSI2SK === undefined
        ? { SK: 'APPT#2031-01-01T00:00:00Z#x' }
        : { [decoded.GSI1SK === undefined ? 'GSI2SK' : 'GSI1SK']: '\ud800' }
    const forgeries = [{ ...decoded, ...moved }, { ...decoded, SK: 'METADATA' }, { ...decoded, PK: 'ORG#x' }, {}]
    for (const forged of forgeries) {
      const text = Buffer.from(JSON.stringify(forged)).toString('base64url')
      await expect(read(name, salon, text)).rejects.toEqual(refusedAtCursor)
    }
  })
})

it.each(['professional', 'staff'] as const)('a list of one page, of %s, takes no cursor', async (role: Role) => {
  const { cursor } = await read('clients', salon)
  const ctx: AppContext = { ...salon.ctx, role, professionalId: salon.professional.id }
  await expect(listClients(ctx, { cursor })).rejects.toEqual(refusedAtCursor)
  const nobody: AppContext = { ...salon.ctx, role: 'professional' }
  await expect(listAppointments(nobody, { ...november, cursor })).rejects.toEqual(refusedAtCursor)
})

it.each(['\u0301', '´', '...'])('a search of %j, which has no letter, lists everybody once', async (text) => {
  const everybody = await listClients(salon.ctx, { limit: 10 })
  expect(everybody.items).toHaveLength(3)
  expect(await listClients(salon.ctx, { search: text, limit: 10 })).toEqual(everybody)
})
