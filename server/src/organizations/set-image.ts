import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ConfirmUploadInput, RequestUploadInput } from '@reservaplus/shared/organizations/inputs'
import { galleryLimit, type Organization } from '@reservaplus/shared/organizations/schema'
import type { AppContext } from '../app-context'
import { confirmImageUpload, requestImageUpload } from '../files/upload-image'
import { assertOwnOrganization, changeOrganization } from './change'
import { assertWritable } from './check-writable'

export const requestUpload = async (ctx: AppContext, { id, ...image }: RequestUploadInput) => {
  assertOwnOrganization(ctx, id)

  return requestImageUpload(ctx, image)
}

const withImage = (current: Organization, { purpose }: ConfirmUploadInput, path: string): Organization => {
  if (purpose !== 'gallery') return { ...current, [purpose]: path }
  if (current.gallery.includes(path)) return current
  if (current.gallery.length >= galleryLimit) {
    throw new AppError('BAD_INPUT', `A gallery has at most ${galleryLimit} images`)
  }

  return { ...current, gallery: [...current.gallery, path] }
}

/** Only an image that was looked at becomes part of the organization. */
export const confirmUpload = async (ctx: AppContext, input: ConfirmUploadInput): Promise<Organization> => {
  assertOwnOrganization(ctx, input.id)
  const path = await confirmImageUpload(ctx, input.key, input.purpose)

  return changeOrganization(ctx, {
    change: (current) => {
      assertWritable(current)

      return withImage(current, input, path)
    },
  })
}
