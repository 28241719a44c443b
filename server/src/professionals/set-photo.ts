import type { ConfirmPhotoInput, RequestPhotoInput } from '@reservaplus/shared/professionals/inputs'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { AppContext } from '../app-context'
import { confirmImageUpload, requestImageUpload } from '../files/upload-image'
import { findWritable } from '../organizations/find-writable'
import { updateProfessional } from './commit-professional'
import { existingProfessional } from './service'

export const requestPhoto = async (ctx: AppContext, { id, ...image }: RequestPhotoInput) => {
  await Promise.all([findWritable(ctx), existingProfessional(ctx, id)])

  return requestImageUpload(ctx, { ...image, purpose: 'photo' })
}

/** Only a picture that was looked at becomes the professional's. */
export const confirmPhoto = async (ctx: AppContext, { id, key }: ConfirmPhotoInput): Promise<Professional> => {
  await Promise.all([findWritable(ctx), existingProfessional(ctx, id)])
  const photo = await confirmImageUpload(ctx, key, 'photo')

  return updateProfessional(ctx, id, (current) => ({ ...current, photo }))
}
