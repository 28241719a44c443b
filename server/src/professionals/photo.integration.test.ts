import { uploadKey } from '@reservaplus/shared/files/schema'
import { expect, it } from 'vitest'
import { catalogue } from '../availability/service'
import { useTestFiles } from '../testing/files'
import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { confirmPhoto, requestPhoto } from './set-photo'
import { update } from './update'

useTestTable()
useTestFiles()

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

it('D-06 a picture is sent, looked at, shown to everybody, and taken away again', async () => {
  const salon = await openSalon()
  const { id } = salon.professional
  const ticket = await requestPhoto(salon.ctx, { id, contentType: 'image/png', size: png.length })
  const key = uploadKey.parse(ticket.key)
  await expect(confirmPhoto(salon.ctx, { id, key })).rejects.toMatchObject({ code: 'BAD_INPUT' })

  await fetch(ticket.url, { method: 'PUT', body: new Uint8Array(png), headers: ticket.headers })
  const { photo } = await confirmPhoto(salon.ctx, { id, key })
  expect(photo).toMatch(new RegExp(`^/media/${salon.ctx.organizationId}/`))
  expect((await catalogue(salon.ctx, { slug: salon.slug })).professionals).toMatchObject([{ photo }])
  expect((await update(salon.ctx, { id, photo: null })).photo).toBeUndefined()
})
