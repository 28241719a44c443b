import { startCognito } from '@reservaplus/local/cognito/start-cognito'
import { localCredentials } from '@reservaplus/local/config/env'
import { organizationId } from '@reservaplus/shared/ids/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesBucket } from '../adapters/files-bucket'
import { connectUserPool, createUserPoolClient, userPool } from '../adapters/user-pool'
import { create as createClient } from '../clients/service'
import { shards } from '../db/keys'
import { projectOrganization } from '../marketplace/project-organization'
import { findCounts } from '../marketplace/repository'
import { createProfessional } from '../professionals/create'
import { createService } from '../services/create'
import { poolSettings } from '../testing/accounts'
import { openOrganization, testClock } from '../testing/context'
import { useTestFiles } from '../testing/files'
import { readEverything } from '../testing/read-everything'
import { newOrganization, newProfessional, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { addMember } from '../users/add-member'
import { reactivate, requestDeletion } from './change-activity'
import { changeSlug } from './change-slug'
import { createOrganization } from './create'
import { eraseIfDue, eraseOrganization } from './erase'
import { findErasure, findErasuresSince } from './erasure-repository'
import { findOrganization, findOrganizationsToErase } from './repository'

const table = useTestTable()
useTestFiles()

/** A command that the table does not carry out for now. */
let failing: string | undefined

const connectTo = (endpoint: string) =>
  connectUserPool({
    userPoolId: 'sa-east-1_Erase',
    clientId: 'client',
    client: createUserPoolClient({ region: 'sa-east-1', endpoint, credentials: localCredentials }),
  })

let accounts: Awaited<ReturnType<typeof startCognito>>
beforeAll(async () => {
  accounts = await startCognito({ now: Date.now, settings: poolSettings('sa-east-1_Erase', 'client') })
  connectTo(accounts.url)
  table().client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === failing) throw new Error('Not now')

      return next(args)
    },
    { step: 'initialize', name: 'failing' },
  )
})
afterAll(() => accounts.stop())

const invite = (email: string) =>
  userPool().invite({ email, temporaryPassword: 'Temporal-2026', sendMail: false, attributes: {} })

/** A salon with an account, clients, files and everything. */
const open = async (name: string) => {
  const clock = testClock('2026-11-23T14:00:00Z')
  const ctx = await openOrganization({ name }, clock)
  const slug = (await findOrganization(ctx.organizationId))?.slug ?? ''
  const owner = await addMember(ctx, await invite(`duena@${slug}.example`), {
    email: `duena@${slug}.example`,
    firstName: 'Ana',
    lastName: 'Soto',
    role: 'owner',
    locale: 'es',
    professionalId: undefined,
  })
  const service = await createService(ctx, newService())
  await createProfessional(ctx, newProfessional({ serviceIds: [service.id], email: `pro@${slug}.example` }))
  for (let count = 0; count < 30; count++) {
    await createClient(ctx, { firstName: 'Cliente', lastName: String(count), email: `c${count}@${slug}.example` })
  }
  const id = ctx.organizationId
  await filesBucket().write(`media/${id}/logo.png`, 'logo', 'image/png')
  await filesBucket().write(`uploads/${id}/logo/x.png`, 'logo', 'image/png')

  return { ctx, clock, id, slug, owner, everything: { clock, isTimeLeft: () => true } }
}

const itemsNaming = async (...texts: string[]) =>
  (await readEverything(table())).filter((item) => texts.some((text) => JSON.stringify(item).includes(text)))

const due = async (now: string) =>
  (await Promise.all(shards.map((shard) => findOrganizationsToErase(shard, instant.parse(now))))).flat()

describe('the erasure of an organization', () => {
  it('leaves nothing that names anybody, no account and no file, and a proof that counts', async () => {
    const { ctx, clock, id, slug, owner, everything } = await open('Uno')
    const neighbour = await open('Vecina')
    await changeSlug(ctx, { id, slug: 'uno-antes' })
    await changeSlug(ctx, { id, slug })
    await requestDeletion(ctx, { id, confirmation: slug })
    clock.set('2026-12-23T14:00:00Z')
    const proof = await eraseIfDue(id, everything)

    expect(proof).toMatchObject({
      erasedAt: '2026-12-23T14:00:00Z',
      accounts: 1,
      files: 2,
      items: { Organization: 1, User: 1, Client: 30, Professional: 1, Service: 1 },
    })
    expect(await findErasure(id)).toEqual(proof)
    expect(await itemsNaming(id, `${slug}.example`)).toMatchObject([{ PK: `ERASURE#${id}` }])
    expect(await userPool().find(owner.id)).toBeUndefined()
    expect((await filesBucket().list(`media/${id}/`)).keys).toEqual([])
    expect(await findErasuresSince(instant.parse('2026-12-23T14:00:00Z'))).toEqual([proof])
    // The address is free again, and the neighbour has lost nothing.
    expect((await createOrganization(ctx, newOrganization({ name: 'Uno' }))).slug).toBe('uno')
    expect((await itemsNaming(neighbour.id)).length).toBeGreaterThan(60)
    expect(await userPool().find(neighbour.owner.id)).toBeDefined()
    expect((await filesBucket().list(`media/${neighbour.id}/`)).keys).toHaveLength(1)
  })

  it('waits for its day, and is taken back until then', async () => {
    const { ctx, clock, id, slug, everything } = await open('Dos')
    await requestDeletion(ctx, { id, confirmation: slug })
    clock.set('2026-12-23T13:59:59Z')
    expect(await due('2026-12-23T13:59:59Z')).not.toContain(id)
    expect(await eraseIfDue(id, everything)).toBeUndefined()
    expect(await due('2026-12-23T14:00:00Z')).toContain(id)

    await reactivate(ctx, { id })
    clock.set('2027-01-01T00:00:00Z')
    expect(await due('2027-01-01T00:00:00Z')).not.toContain(id)
    expect(await eraseIfDue(id, everything)).toBeUndefined()
    expect(await findOrganization(id)).toMatchObject({ isActive: true })
  })

  it('goes on where it ended, whatever was in its way, and counts everything once', async () => {
    const { ctx, clock, id, slug } = await open('Tres')
    await requestDeletion(ctx, { id, confirmation: slug })
    clock.set('2026-12-24T00:00:00Z')

    // No time at all, several times: not even what is begun may bring it back.
    expect(await eraseIfDue(id, { clock, isTimeLeft: () => false })).toBeUndefined()
    await expect(reactivate(ctx, { id })).rejects.toMatchObject({ code: 'ORGANIZATION_MOVING' })
    let pages = 1
    expect(await eraseIfDue(id, { clock, isTimeLeft: () => pages-- > 0 })).toBeUndefined()
    expect(await due('2026-12-24T00:00:00Z')).toContain(id)

    expect(await eraseIfDue(id, { clock, isTimeLeft: () => true })).toMatchObject({
      accounts: 1,
      files: 2,
      items: { Client: 30, User: 1 },
    })
    expect(await itemsNaming(id)).toMatchObject([{ PK: `ERASURE#${id}` }])
    expect(await due('2027-01-01T00:00:00Z')).not.toContain(id)
  })

  it('goes on after what it needed did not answer: accounts, files or the table', async () => {
    const { ctx, clock, id, slug, owner } = await open('Cinco')
    await requestDeletion(ctx, { id, confirmation: slug })
    clock.set('2026-12-24T00:00:00Z')
    const erasing = { clock, isTimeLeft: () => true }

    connectTo('http://127.0.0.1:9')
    await expect(eraseIfDue(id, erasing)).rejects.toThrow()
    connectTo(accounts.url)
    expect(await userPool().find(owner.id)).toBeDefined()
    for (const command of ['BatchWriteItemCommand', 'PutItemCommand', 'QueryCommand']) {
      failing = command
      await expect(eraseIfDue(id, erasing)).rejects.toThrow('Not now')
    }
    failing = undefined
    expect(await eraseIfDue(id, erasing)).toMatchObject({ items: { Organization: 1 } })
    expect(await itemsNaming(id, `${slug}.example`)).toMatchObject([{ PK: `ERASURE#${id}` }])
    expect(await userPool().find(owner.id)).toBeUndefined()
  })

  it('is repeated for whatever came back with a backup', async () => {
    const { ctx, clock, id, slug, everything } = await open('Seis')
    await requestDeletion(ctx, { id, confirmation: slug })
    clock.set('2026-12-24T00:00:00Z')
    await eraseIfDue(id, everything)
    const country = 'SX'
    await createOrganization(ctx, newOrganization({ name: 'Seis', country }), { id })
    await projectOrganization(clock, id)
    expect(await itemsNaming(`#${id}`)).toEqual(
      expect.arrayContaining([expect.objectContaining({ PK: expect.stringMatching(/^MKT#SX#/) })]),
    )

    await eraseOrganization(id, everything)
    await projectOrganization(clock, id)
    expect(await itemsNaming(id)).toMatchObject([{ PK: `ERASURE#${id}` }])
    expect((await findCounts(country)).filter(({ count }) => count !== 0)).toEqual([])
  })

  it('of nobody is nothing', async () => {
    const { everything } = await open('Cuatro')

    expect(await eraseIfDue(organizationId.parse('01JDCX00000000000000000000'), everything)).toBeUndefined()
  })
})
