import { AppError } from '@reservaplus/shared/errors/app-error'
import {
  type ImagePurpose,
  type ImageType,
  imageExtensions,
  imageLimits,
  imageType,
  imageTypeOf,
  type UploadTicket,
} from '@reservaplus/shared/files/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext } from '../app-context'

const uploadSeconds = 600

const wrong = (field: string, message: string) =>
  new AppError('BAD_INPUT', message, { issues: [{ path: [field], message }] })

const folderOf = ({ organizationId }: AppContext, purpose: ImagePurpose) => `uploads/${organizationId}/${purpose}/`

export type Image = { purpose: ImagePurpose; contentType: ImageType; size: number }

/** Where the browser sends the image; it lies there unseen, under the organization's own prefix, until it is confirmed. */
export const requestImageUpload = async (ctx: AppContext, image: Image): Promise<UploadTicket> => {
  const { purpose, contentType, size } = image
  if (size > imageLimits[purpose]) throw wrong('size', `At most ${imageLimits[purpose]} bytes`)
  const key = `${folderOf(ctx, purpose)}${ctx.newId()}.${imageExtensions[contentType]}`
  const expiresAt = instantOf(new Date(ctx.clock.now().getTime() + uploadSeconds * 1000))

  return {
    key,
    url: await filesBucket().signUpload({ key, contentType, size, seconds: uploadSeconds }),
    headers: { 'content-type': contentType },
    expiresAt,
  }
}

const typeOfKey = (key: string): ImageType | undefined =>
  imageType.options.find((each) => key.endsWith(`.${imageExtensions[each]}`))

/** Looks at what really lies there: whether it is of the size and of the kind that was announced. */
const assertImage = async (key: string, purpose: ImagePurpose): Promise<ImageType> => {
  const found = await filesBucket().describe(key)
  if (!found) throw wrong('key', 'Nothing was uploaded')
  if (found.size < 1 || found.size > imageLimits[purpose]) throw wrong('key', 'The image is too large')
  const type = imageTypeOf(await filesBucket().readStart(key, 12))
  if (!type || type !== typeOfKey(key) || type !== found.contentType) throw wrong('key', 'This is no image of its kind')

  return type
}

/** The image at its public address; the upload itself is gone. May be repeated: the address is the same. */
export const confirmImageUpload = async (ctx: AppContext, key: string, purpose: ImagePurpose): Promise<string> => {
  const folder = folderOf(ctx, purpose)
  if (!key.startsWith(folder)) throw new AppError('NOT_FOUND', 'There is no such upload')
  const target = `media/${ctx.organizationId}/${key.slice(folder.length)}`
  const bucket = filesBucket()
  if (!(await bucket.describe(target))) {
    await bucket.publish(key, target, await assertImage(key, purpose))
  }
  await bucket.remove(key)

  return `/${target}`
}
