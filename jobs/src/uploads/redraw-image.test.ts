import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { redrawImage } from './redraw-image'

const gps = { IFD0: { Artist: 'Ana Soto' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '33/1 26/1 0/1' } }
const canvas = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#6a4' } })
const bytes = async (image: Sharp) => new Uint8Array(await image.toBuffer())

/** A PNG whose header speaks of this many pixels on each side. */
const announcing = (png: Uint8Array<ArrayBuffer>, side: number) => {
  const changed = Buffer.from(png)
  changed.writeUInt32BE(side, 16)
  changed.writeUInt32BE(side, 20)
  changed.writeUInt32BE(crc32(changed.subarray(12, 29)), 29)

  return new Uint8Array(changed)
}

describe('a picture that is drawn anew', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    '%s: says no longer where, by whom and with what it was taken',
    async (format) => {
      const sent = await bytes(canvas(400, 300).withExif(gps).toFormat(format))
      expect((await sharp(sent).metadata()).exif).toBeDefined()
      const { image, thumbnail } = await redrawImage(sent, `image/${format}`)

      for (const each of [image, thumbnail]) {
        const { exif, xmp, iptc, icc } = await sharp(each).metadata()
        expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined])
      }
      expect(await sharp(image).metadata()).toMatchObject({ format, width: 400, height: 300 })
      expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 320, height: 240 })
    },
  )

  it('stands upright as the camera said it should', async () => {
    const sent = await bytes(canvas(400, 300).withMetadata({ orientation: 6 }).jpeg())
    const { image } = await redrawImage(sent, 'image/jpeg')

    const { width, height, orientation } = await sharp(image).metadata()
    expect([width, height, orientation]).toEqual([300, 400, undefined])
  })

  it('carries nothing behind its end, and is no larger than what is of use', async () => {
    const sent = await bytes(canvas(5000, 100).jpeg())
    const { image } = await redrawImage(
      new Uint8Array([...sent, ...Buffer.from('<script>alert(1)</script>')]),
      'image/jpeg',
    )

    expect(Buffer.from(image).includes('script')).toBe(false)
    expect((await sharp(image).metadata()).width).toBe(4096)
  })

  it('is refused when it is damaged, or when a few bytes would become gigabytes', async () => {
    const sent = await bytes(canvas(400, 300).jpeg())
    await expect(redrawImage(sent.slice(0, sent.length / 2), 'image/jpeg')).rejects.toThrow()
    const bomb = announcing(await bytes(canvas(10, 10).png()), 20_000)
    await expect(redrawImage(bomb, 'image/png')).rejects.toThrow('pixel limit')
  })
})
