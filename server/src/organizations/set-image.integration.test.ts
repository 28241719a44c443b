import type { ImageType } from '@reservaplus/shared/files/schema'
import { confirmUploadInput, requestUploadInput } from '@reservaplus/shared/organizations/inputs'
import { describe, expect, it } from 'vitest'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext } from '../app-context'
import { openOrganization } from '../testing/context'
import { useTestFiles } from '../testing/files'
import { useTestTable } from '../testing/table'
import { publicGet } from './service'
import { confirmUpload, requestUpload } from './set-image'
import { update } from './update'

useTestTable()
useTestFiles()

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

type Purpose = 'logo' | 'cover' | 'gallery'
type Wish = { purpose?: Purpose; contentType?: ImageType; size?: number }

const ask = (ctx: AppContext, { purpose = 'logo', contentType = 'image/png', size = png.length }: Wish = {}) =>
  requestUpload(ctx, requestUploadInput.parse({ id: ctx.organizationId, purpose, contentType, size }))

const send = (url: string, body: Buffer, contentType = 'image/png') =>
  fetch(url, { method: 'PUT', body: new Uint8Array(body), headers: { 'content-type': contentType } })

const confirm = (ctx: AppContext, key: string, purpose: Purpose = 'logo') =>
  confirmUpload(ctx, confirmUploadInput.parse({ id: ctx.organizationId, purpose, key }))

const upload = async (ctx: AppContext, purpose: Purpose = 'logo') => {
  const { url, key } = await ask(ctx, { purpose })
  expect((await send(url, png)).status).toBe(200)

  return { key, organization: await confirm(ctx, key, purpose) }
}

describe('an image of the organization', () => {
  it('goes straight to the bucket, is looked at, and is then everybody’s to see at an address that never changes', async () => {
    const ctx = await openOrganization({ name: 'Logo' })
    const { key, organization } = await upload(ctx)
    const logo = organization.logo ?? ''

    expect(key).toMatch(new RegExp(`^uploads/${ctx.organizationId}/logo/[0-9A-Z]{26}\\.png$`))
    expect(logo).toMatch(new RegExp(`^/media/${ctx.organizationId}/[0-9A-Z]{26}\\.png$`))
    expect((await publicGet(ctx, { slug: 'logo' })).logo).toBe(logo)
    expect(await filesBucket().describe(logo.slice(1))).toEqual({ size: png.length, contentType: 'image/png' })
    expect(await filesBucket().describe(key)).toBeUndefined()
  })

  it('is refused by the bucket when it is larger, smaller or of another kind than was signed', async () => {
    const ctx = await openOrganization({ name: 'Firmado' })
    const { url } = await ask(ctx)

    expect((await send(url, Buffer.concat([png, png]))).status).toBe(403)
    expect((await send(url, png.subarray(1))).status).toBe(403)
    expect((await send(url, png, 'text/html')).status).toBe(403)
    expect((await send(url.replace('.png', '.jpg'), png)).status).toBe(403)
    expect((await send(url, png)).status).toBe(200)
  })

  it('is refused before it is sent when it is too large', async () => {
    const ctx = await openOrganization({ name: 'Grande' })

    await expect(ask(ctx, { size: 2 * 1024 * 1024 + 1 })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: ['size'] }] },
    })
    await expect(ask(ctx, { size: 5 * 1024 * 1024, purpose: 'cover' })).resolves.toBeDefined()
    expect(
      requestUploadInput.safeParse({ id: ctx.organizationId, purpose: 'logo', contentType: 'image/svg+xml', size: 9 }),
    ).toMatchObject({ success: false })
  })

  it('is not taken over when nothing was sent, when it is no image, or when it is somebody else’s', async () => {
    const [ctx, other] = [await openOrganization({ name: 'Propia' }), await openOrganization({ name: 'Ajena' })]
    const refused = { code: 'BAD_INPUT', details: { issues: [{ path: ['key'] }] } }
    const nothing = await ask(ctx)
    await expect(confirm(ctx, nothing.key)).rejects.toMatchObject(refused)

    const script = Buffer.from('<script>1</script>')
    const disguised = await ask(ctx, { size: script.length })
    expect((await send(disguised.url, script)).status).toBe(200)
    await expect(confirm(ctx, disguised.key)).rejects.toMatchObject(refused)

    const theirs = await ask(other)
    await send(theirs.url, png)
    await expect(confirm(ctx, theirs.key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(confirm(other, theirs.key, 'cover')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('may be confirmed again when the answer got lost', async () => {
    const ctx = await openOrganization({ name: 'Otra vez' })
    const { key, organization } = await upload(ctx, 'gallery')

    expect(await confirm(ctx, key, 'gallery')).toEqual(organization)
  })

  it('of the gallery joins the others, up to twelve; they are put into another order or taken away', async () => {
    const ctx = await openOrganization({ name: 'Galería' })
    for (let count = 0; count < 11; count++) await upload(ctx, 'gallery')
    const { gallery } = (await upload(ctx, 'gallery')).organization
    expect(gallery).toHaveLength(12)
    await expect(upload(ctx, 'gallery')).rejects.toMatchObject({ code: 'BAD_INPUT' })

    const kept = [gallery[3], gallery[0]].filter((each) => each !== undefined)
    expect((await update(ctx, { id: ctx.organizationId, gallery: kept })).gallery).toEqual(kept)
  })

  it('is taken away with null', async () => {
    const ctx = await openOrganization({ name: 'Sin logo' })
    await upload(ctx)

    expect(Object.hasOwn(await update(ctx, { id: ctx.organizationId, logo: null }), 'logo')).toBe(false)
  })
})
