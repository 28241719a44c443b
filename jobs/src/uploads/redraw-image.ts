import type { RedrawImage } from '@reservaplus/server/files/confirm-upload'
import type { ImageType } from '@reservaplus/shared/files/schema'
import sharp, { type Sharp } from 'sharp'

/** Larger than any camera's, smaller than what a few bytes can be blown up to. */
const mostPixels = 100_000_000
const longestSide = 4096
const thumbnailSide = 320

// One picture at a time is looked at; what it leaves in memory is of no use for the next.
sharp.cache(false)

const encoders: Readonly<Record<ImageType, (image: Sharp) => Sharp>> = {
  'image/jpeg': (image) => image.jpeg({ quality: 85, mozjpeg: true }),
  'image/png': (image) => image.png({ compressionLevel: 9 }),
  'image/webp': (image) => image.webp({ quality: 85 }),
}

const bytesOf = async (image: Sharp) => new Uint8Array(await image.toBuffer())

/**
 * The same picture, upright, drawn anew: whatever else was in the file (where it was taken, by what, other files behind its
 * end) stays behind. A damaged picture throws.
 */
export const redrawImage: RedrawImage = async (sent, type) => {
  const upright = () => sharp(sent, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient()
  const [image, thumbnail] = [
    upright().resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true }),
    upright().resize(thumbnailSide, thumbnailSide, { fit: 'inside', withoutEnlargement: true }),
  ]

  return { image: await bytesOf(encoders[type](image)), thumbnail: await bytesOf(thumbnail.webp({ quality: 75 })) }
}
