import { session } from '@reservaplus/shared/users/schema'
import * as z from 'zod'
import { router } from '../trpc/initialize'
import { restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { session as readSession, signOutEverywhere } from './service'

export const usersRouter = router({
  session: staffProcedure('session:read')
    .meta(restGet('/session', 'The signed-in person and their organization'))
    .output(session)
    .query(({ ctx }) => readSession(ctx)),

  signOutEverywhere: staffProcedure('session:read')
    .meta(restPost('/session/sign-out-everywhere', 'End every session of the signed-in person'))
    .output(z.object({}))
    .mutation(({ ctx }) => signOutEverywhere(ctx)),
})
