import { userId } from '@reservaplus/shared/ids/schema'
import type { ConfirmAvatarInput, OwnProfile, RequestAvatarInput } from '@reservaplus/shared/users/profile'

import type { AppContext } from '../app-context'
import { confirmImageUpload, requestImageUpload } from '../files/upload-image'
import { findWritable } from '../organizations/find-writable'
import { commitMember } from './commit-member'
import { toOwnProfile } from './read-profile'

export const requestAvatar = async (ctx: AppContext, image: RequestAvatarInput) => {
  await findWritable(ctx)

  return requestImageUpload(ctx, { ...image, purpose: 'avatar' })
}

/** Only a picture that was looked at becomes the person's. */
export const confirmAvatar = async (ctx: AppContext, { key }: ConfirmAvatarInput): Promise<OwnProfile> => {
  const { timeZone } = await findWritable(ctx)
  const avatar = await confirmImageUpload(ctx, key, 'avatar')
  const changed = await commitMember(ctx, {
    id: userId.parse(ctx.actor.id),
    change: (current) => ({ ...current, avatar }),
  })

  return toOwnProfile(changed, timeZone)
}
