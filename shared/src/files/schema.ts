import * as z from 'zod'

const megabyte = 1024 * 1024

export const imageType = z.enum(['image/png', 'image/jpeg', 'image/webp'])
export type ImageType = z.infer<typeof imageType>

export const imageExtensions = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
} as const satisfies Record<ImageType, string>

/** What an image is for, and how many bytes it may have. */
export const imagePurpose = z.enum(['logo', 'cover', 'gallery', 'photo', 'avatar'])
export type ImagePurpose = z.infer<typeof imagePurpose>

export const imageLimits = {
  logo: 2 * megabyte,
  cover: 5 * megabyte,
  gallery: 5 * megabyte,
  photo: 2 * megabyte,
  avatar: 2 * megabyte,
} as const satisfies Record<ImagePurpose, number>

/** What the bytes of an image begin with; a name or a header may say anything. */
export const imageTypeOf = (start: Uint8Array): ImageType | undefined => {
  const text = String.fromCharCode(...start.subarray(0, 12))
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'

  return text.startsWith('RIFF') && text.endsWith('WEBP') ? 'image/webp' : undefined
}

/** Where it is sent: a PUT with exactly these headers, until it expires. */
export const uploadTicket = z.object({
  key: z.string(),
  url: z.url(),
  headers: z.object({ 'content-type': imageType }),
  expiresAt: z.string(),
})
export type UploadTicket = z.infer<typeof uploadTicket>

export const uploadKey = z
  .string()
  .regex(/^uploads\/[0-9A-Za-z-]{20,36}\/(?:logo|cover|gallery|photo|avatar)\/[0-9A-Za-z-]{20,36}\.(?:png|jpg|webp)$/)
