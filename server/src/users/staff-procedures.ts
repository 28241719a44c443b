import { uploadTicket } from '@reservaplus/shared/files/schema'
import { roleDescription } from '@reservaplus/shared/permissions/role-catalogue'
import { locale } from '@reservaplus/shared/texts/locale'
import {
  confirmAvatarInput,
  ownProfile,
  requestAvatarInput,
  updateOwnProfileInput,
} from '@reservaplus/shared/users/profile'
import { session } from '@reservaplus/shared/users/schema'
import * as z from 'zod'
import { listOf } from '../trpc/list-of'
import { restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { me } from './read-profile'
import { session as readSession, roles } from './service'
import { confirmAvatar, requestAvatar } from './set-avatar'
import { signOutEverywhere } from './sign-out'
import { teamProcedures } from './team-procedures'
import { adoptOwnEmail, updateMe } from './update-profile'

export const staffProcedures = {
  ...teamProcedures,

  session: staffProcedure('session:read')
    .meta(restGet('/session', 'The signed-in person and their organization'))
    .output(session)
    .query(({ ctx }) => readSession(ctx)),

  signOutEverywhere: staffProcedure('session:read')
    .meta({
      ...restPost('/session/sign-out-everywhere', 'End every session of the signed-in person'),
      whileClosed: true,
    })
    .output(z.object({}))
    .mutation(({ ctx }) => signOutEverywhere(ctx)),

  me: staffProcedure('session:read')
    .meta(restGet('/session/profile', 'Profile and preferences of the signed-in person'))
    .output(ownProfile)
    .query(({ ctx }) => me(ctx)),

  updateMe: staffProcedure('session:read')
    .meta(restPut('/session/profile', 'Change own profile and preferences; what is left out stays'))
    .input(updateOwnProfileInput)
    .output(ownProfile)
    .mutation(({ ctx, input }) => updateMe(ctx, input)),

  requestAvatar: staffProcedure('session:read')
    .meta(restPost('/session/profile/avatar', 'Where to send the own picture'))
    .input(requestAvatarInput)
    .output(uploadTicket)
    .mutation(({ ctx, input }) => requestAvatar(ctx, input)),

  confirmAvatar: staffProcedure('session:read')
    .meta(restPut('/session/profile/avatar', 'Show the picture that was sent'))
    .input(confirmAvatarInput)
    .output(ownProfile)
    .mutation(({ ctx, input }) => confirmAvatar(ctx, input)),

  adoptEmail: staffProcedure('session:read')
    .meta(restPost('/session/adopt-email', 'Take over the address that was changed and proven in the user pool'))
    .output(ownProfile)
    .mutation(({ ctx }) => adoptOwnEmail(ctx)),

  roles: staffProcedure('session:read')
    .meta(restGet('/users/roles', 'The roles, what each is called and may do'))
    .input(z.object({ locale: locale.optional() }))
    .output(listOf(roleDescription))
    .query(async ({ ctx, input }) => ({ items: await roles(ctx, input) })),
}
