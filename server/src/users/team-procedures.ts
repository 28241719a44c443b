import { userId } from '@reservaplus/shared/ids/schema'
import {
  changeRoleInput,
  checkEmailInput,
  checkedEmail,
  deactivatedUser,
  invitedUser,
  inviteUserInput,
  listUsersInput,
  resendInviteInput,
  teamMember,
  updateUserInput,
  userInput,
} from '@reservaplus/shared/users/team'
import * as z from 'zod'
import { listOf } from '../trpc/list-of'
import { restCreate, restDelete, restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { deactivate, reactivate } from './change-activity'
import { changeRole } from './change-role'
import { checkEmail } from './check-email'
import { invite } from './invite'
import { get, list } from './read-team'
import { remove } from './remove'
import { resetMfa } from './remove-mfa'
import { resendInvite } from './send-invitation'
import { update } from './update'

export const teamProcedures = {
  list: staffProcedure('users:read')
    .meta(restGet('/users', 'The team, by name'))
    .input(listUsersInput)
    .output(listOf(teamMember))
    .query(async ({ ctx, input }) => ({ items: await list(ctx, input) })),

  checkEmail: staffProcedure('users:write')
    .meta(restGet('/users/check-email', 'Whether an address can still be invited'))
    .input(checkEmailInput)
    .output(checkedEmail)
    .query(({ ctx, input }) => checkEmail(ctx, input)),

  get: staffProcedure('users:read')
    .meta(restGet('/users/{id}', 'One member of the team'))
    .input(z.object({ id: userId }))
    .output(teamMember)
    .query(({ ctx, input }) => get(ctx, input)),

  invite: staffProcedure('users:write')
    .meta(restCreate('/users', 'Invite somebody to the team'))
    .input(inviteUserInput)
    .output(invitedUser)
    .mutation(({ ctx, input }) => invite(ctx, input)),

  resendInvite: staffProcedure('users:write')
    .meta(restPost('/users/{id}/resend-invite', 'Another temporary password for somebody who has not signed in'))
    .input(resendInviteInput)
    .output(invitedUser)
    .mutation(({ ctx, input }) => resendInvite(ctx, input)),

  update: staffProcedure('users:write')
    .meta(restPut('/users/{id}', 'Change a member; what is left out stays'))
    .input(updateUserInput)
    .output(teamMember)
    .mutation(({ ctx, input }) => update(ctx, input)),

  changeRole: staffProcedure('users:write')
    .meta(restPost('/users/{id}/change-role', 'Give a member another role'))
    .input(changeRoleInput)
    .output(teamMember)
    .mutation(({ ctx, input }) => changeRole(ctx, input)),

  deactivate: staffProcedure('users:write')
    .meta(restPost('/users/{id}/deactivate', 'Shut a member out; their seat is free'))
    .input(userInput)
    .output(deactivatedUser)
    .mutation(({ ctx, input }) => deactivate(ctx, input)),

  reactivate: staffProcedure('users:write')
    .meta(restPost('/users/{id}/reactivate', 'Let a member in again; takes a seat'))
    .input(userInput)
    .output(teamMember)
    .mutation(({ ctx, input }) => reactivate(ctx, input)),

  resetMfa: staffProcedure('users:write')
    .meta(restPost('/users/{id}/reset-mfa', 'Let a member who has lost their authenticator sign in by password alone'))
    .input(userInput)
    .output(teamMember)
    .mutation(({ ctx, input }) => resetMfa(ctx, input)),

  remove: staffProcedure('users:write')
    .meta(restDelete('/users/{id}', 'Remove a member from the team'))
    .input(userInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => remove(ctx, input)),
}
