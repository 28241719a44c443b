import type { ClientFile } from '@reservaplus/shared/files/client-file'
import { listFilesInput, requestFileInput } from '@reservaplus/shared/files/client-file'
import { incomingKey, storedKey, thumbnailKey } from '@reservaplus/shared/files/object-keys'
import { type ClientId, userId } from '@reservaplus/shared/ids/schema'
import type { Role } from '@reservaplus/shared/permissions/roles'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext } from '../app-context'
import { create as createClient } from '../clients/service'
import { commitWrites } from '../db/change'
import { findEventsOfSubject } from '../events/repository'
import { checkCounts } from '../subscriptions/check-counts'
import { findCount, findSubscription, subscriptionReplacement } from '../subscriptions/repository'
import { useTestFiles } from '../testing/files'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { as } from '../testing/team'
import { confirmFileUpload, type RedrawImage } from './confirm-upload'
import { remove } from './remove'
import { findPendingFile } from './repository'
import { download, get, list, update } from './service'
import { requestFileUpload } from './upload-file'

useTestTable()
useTestFiles()

let salon: Salon
let ctx: AppContext
beforeAll(async () => {
  salon = await openSalon()
  ctx = salon.ctx
})

const failing = (code: string) => expect.objectContaining({ code })
const somebody = (role: Role) => as(ctx, { id: userId.parse(ulid()), role })
const newClient = async () => (await createClient(ctx, { firstName: 'Ana', lastName: 'Soto' })).id
const stored = () => findCount(ctx.organizationId, 'storage')

const pdf = (size: number) => new Uint8Array(Buffer.from('%PDF-1.7\n'.padEnd(size, ' ')))
const jpeg = (size: number) => new Uint8Array(Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(size - 4)]))

const announce = (clientId: ClientId, fields: object = {}) =>
  requestFileUpload(
    ctx,
    requestFileInput.parse({
      clientId,
      name: 'Ficha médica.pdf',
      contentType: 'application/pdf',
      size: 500,
      ...fields,
    }),
  )
type Ticket = Awaited<ReturnType<typeof announce>>
const send = ({ url, headers }: Ticket, body: Uint8Array<ArrayBuffer>) => fetch(url, { method: 'PUT', headers, body })

const half: RedrawImage = async (image) => ({ image: image.slice(0, 300), thumbnail: image.slice(0, 40) })
const never: RedrawImage = () => Promise.reject(new Error('No picture'))
const looker = () => ({ ...ctx, actor: { kind: 'system' as const, id: 'uploads' } })
const confirm = (file: ClientFile, redraw = half) => confirmFileUpload(looker(), file, redraw)

const upload = async (clientId: ClientId) => {
  const ticket = await announce(clientId)
  await send(ticket, pdf(500))
  await confirm(ticket.file)

  return ticket.file
}

describe('F-34 a file of a client', () => {
  it('is announced, sent by the address that was signed, looked at and saved by whoever may see the client', async () => {
    const clientId = await newClient()
    const ticket = await announce(clientId, { category: 'medical' })
    expect(ticket.file).toMatchObject({ status: 'pending', bytes: 500, uploadedBy: ctx.actor, version: 1 })
    expect(ticket.url).not.toContain('Ficha')
    expect((await send(ticket, pdf(500))).status).toBe(200)
    await expect(download(ctx, { clientId, id: ticket.file.id })).rejects.toEqual(failing('NOT_FOUND'))

    expect(await confirm(ticket.file)).toBe('ready')
    expect(await get(ctx, { clientId, id: ticket.file.id })).toMatchObject({ status: 'ready', bytes: 500 })
    const { url, expiresAt } = await download(ctx, { clientId, id: ticket.file.id })
    expect(Date.parse(expiresAt) - ctx.clock.now().getTime()).toBe(300_000)
    const saved = await fetch(url)
    expect(saved.headers.get('content-disposition')).toBe(
      `attachment;filename="Ficha_m_dica.pdf";filename*=UTF-8''Ficha%20m%C3%A9dica.pdf`,
    )
    expect(saved.headers.get('content-type')).toBe('application/pdf')
    expect((await saved.arrayBuffer()).byteLength).toBe(500)
    expect(await filesBucket().describe(incomingKey(ticket.file))).toBeUndefined()
  })

  it('is refused by the bucket when it is larger, smaller or of another kind than announced', async () => {
    const ticket = await announce(await newClient())

    expect((await send(ticket, pdf(501))).ok).toBe(false)
    expect((await send(ticket, pdf(499))).ok).toBe(false)
    expect((await send({ ...ticket, headers: { 'content-type': 'image/png' } }, pdf(500))).ok).toBe(false)
  })

  it('that is not what it was announced to be is refused, taken away and takes nothing', async () => {
    const clientId = await newClient()
    const before = await stored()
    const page = await announce(clientId)
    await send(page, new Uint8Array(Buffer.from('<script>'.padEnd(500))))
    const picture = await announce(clientId, { name: 'foto.jpg', contentType: 'image/jpeg', size: 400 })
    await send(picture, jpeg(400))

    expect([await confirm(page.file), await confirm(picture.file, never)]).toEqual(['refused', 'refused'])
    const { items } = await list(ctx, listFilesInput.parse({ clientId }))
    expect(items.map(({ status, refusal, bytes }) => [status, refusal, bytes])).toEqual([
      ['refused', 'unreadable', 0],
      ['refused', 'wrong-type', 0],
    ])
    expect(await stored()).toBe(before)
    for (const { file } of [page, picture]) {
      expect(await filesBucket().describe(incomingKey(file))).toBeUndefined()
      expect(await filesBucket().describe(storedKey(file))).toBeUndefined()
    }
  })

  it('that is a picture is kept as it was drawn anew, with a small one that can be shown', async () => {
    const clientId = await newClient()
    const before = await stored()
    const { file, ...ticket } = await announce(clientId, { name: 'foto.jpg', contentType: 'image/jpeg', size: 400 })
    await send({ file, ...ticket }, jpeg(400))
    await confirm(file)

    const [shown] = (await list(ctx, listFilesInput.parse({ clientId }))).items
    expect(shown).toMatchObject({ status: 'ready', bytes: 340, hasThumbnail: true })
    expect((await fetch(shown?.thumbnailUrl ?? '')).headers.get('content-type')).toBe('image/webp')
    expect((await filesBucket().describe(storedKey(file)))?.size).toBe(300)
    expect((await stored()) - before).toBe(340)
  })

  it('is looked at once, however often that is asked', async () => {
    const clientId = await newClient()
    const ticket = await announce(clientId)
    await send(ticket, pdf(500))
    expect(await findPendingFile(ticket.file.id)).toMatchObject({ id: ticket.file.id })
    await Promise.all([confirm(ticket.file), confirm(ticket.file)])

    expect(await confirm(ticket.file)).toBe('nothing')
    expect(await get(ctx, { clientId, id: ticket.file.id })).toMatchObject({ status: 'ready', version: 2 })
    expect(await findPendingFile(ticket.file.id)).toBeUndefined()
  })

  it('leaves nothing when it is deleted, also while it is being looked at, and gives its bytes back', async () => {
    const clientId = await newClient()
    const before = await stored()
    const kept = await upload(clientId)
    await update(ctx, { clientId, id: kept.id, name: 'Otra.pdf' })
    await remove(ctx, { clientId, id: kept.id })

    const ticket = await announce(clientId, { name: 'foto.jpg', contentType: 'image/jpeg', size: 400 })
    await send(ticket, jpeg(400))
    const meanwhile: RedrawImage = async (...sent) => {
      await remove(ctx, { clientId, id: ticket.file.id })
      return half(...sent)
    }
    expect(await confirm(ticket.file, meanwhile)).toBe('gone')

    for (const file of [kept, ticket.file]) {
      const keys = [incomingKey(file), storedKey(file), thumbnailKey(file)]
      expect(await Promise.all(keys.map((key) => filesBucket().describe(key)))).toEqual([
        undefined,
        undefined,
        undefined,
      ])
    }
    expect(await stored()).toBe(before)
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'client-file', id: kept.id })
    expect(events).toHaveLength(4)
    expect(JSON.stringify(events)).not.toMatch(/Ficha|Otra/)
  })

  it('is reached through its own client only, and by a professional if the client is theirs', async () => {
    const clientId = await newClient()
    const { id } = await upload(clientId)
    const stranger = { ...somebody('professional'), professionalId: salon.professional.id }
    const other = await openSalon()

    await expect(get(ctx, { clientId: await newClient(), id })).rejects.toEqual(failing('NOT_FOUND'))
    for (const who of [stranger, other.ctx]) {
      await expect(get(who, { clientId, id })).rejects.toEqual(failing('NOT_FOUND'))
      await expect(download(who, { clientId, id })).rejects.toEqual(failing('NOT_FOUND'))
      await expect(update(who, { clientId, id, name: 'x' })).rejects.toEqual(failing('NOT_FOUND'))
      await expect(remove(who, { clientId, id })).rejects.toEqual(failing('NOT_FOUND'))
    }
  })
})

describe('the storage of a plan', () => {
  it('is never exceeded by files announced at once, and is free again when they are deleted', async () => {
    const own = await openSalon()
    const subscription = await findSubscription(own.ctx.organizationId)
    if (!subscription) throw new Error('No subscription')
    const limited = { ...subscription, limits: { storage: 1200 }, version: subscription.version + 1 }
    await commitWrites(own.ctx, [subscriptionReplacement(limited)])
    const { id: clientId } = await createClient(own.ctx, { firstName: 'Ana', lastName: 'Soto' })
    const input = requestFileInput.parse({ clientId, name: 'a.pdf', contentType: 'application/pdf', size: 500 })
    const asked = await Promise.allSettled([1, 2, 3, 4, 5].map(() => requestFileUpload(own.ctx, input)))

    const granted = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value.file] : []))
    expect(granted).toHaveLength(2)
    await expect(requestFileUpload(own.ctx, input)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { counter: 'storage', limit: 1200, current: 1000 },
    })
    await remove(own.ctx, { clientId, id: granted[0]?.id ?? ('' as never) })
    await expect(requestFileUpload(own.ctx, input)).resolves.toMatchObject({ file: { bytes: 500 } })
  })

  it('is the sum of what the files take, whatever happened to them', async () => {
    const { checked, drifts } = await checkCounts(ctx.clock, ctx.organizationId)

    expect(checked).toBeGreaterThan(6)
    expect(drifts).toEqual([])
  })
})
