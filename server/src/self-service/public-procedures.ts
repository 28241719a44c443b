import { ownAppointment } from '@reservaplus/shared/appointments/schema'
import {
  bookOwnInput,
  clientSession,
  marketingState,
  ownAppointments,
  ownAppointmentsInput,
  ownProfile,
  requestCodeInput,
  sessionInput,
  signInInput,
  updateOwnProfileInput,
} from '@reservaplus/shared/self-service/schema'
import * as z from 'zod'

import { restCreate, restGet, restPost } from '../trpc/meta'
import {
  clientProcedure,
  leaveProcedure,
  limitedClientProcedure,
  limitedLeaveProcedure,
  limitedProcedure,
} from '../trpc/procedures'
import { endMarketing, marketingState as readMarketingState } from './end-marketing'
import { appointments, book, myData, profile, requestErasure, signOut, updateProfile } from './service'
import { requestCode, resendLinks, signIn } from './sign-in'

// A session opens everything of a client for weeks: it stands in no address, so these are all POST.
export const publicProcedures = {
  requestCode: limitedProcedure
    .meta(restPost('/public/organizations/{slug}/codes', 'Mail a code to come in with; the answer is always the same'))
    .input(requestCodeInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => requestCode(ctx, input)),

  resendLinks: limitedProcedure
    .meta(restPost('/public/organizations/{slug}/links', 'Mail the links to one’s appointments again'))
    .input(requestCodeInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => resendLinks(ctx, input)),

  signIn: limitedProcedure
    .meta(restPost('/public/organizations/{slug}/sessions', 'Come in with the code that was mailed'))
    .input(signInInput)
    .output(clientSession)
    .mutation(({ ctx, input }) => signIn(ctx, input)),

  marketingState: leaveProcedure
    .meta(restGet('/public/marketing/{token}', 'Whether one hears news of an organization'))
    .output(marketingState)
    .query(({ ctx, input }) => readMarketingState(ctx, input)),

  endMarketing: limitedLeaveProcedure
    .meta(restPost('/public/marketing/{token}/end', 'Hear no more news of an organization'))
    .output(marketingState)
    .mutation(({ ctx, input }) => endMarketing(ctx, input)),

  profile: clientProcedure
    .meta(restPost('/public/my/profile', 'What the salon knows of whoever is signed in'))
    .input(sessionInput)
    .output(ownProfile)
    .query(({ ctx, input }) => profile(ctx, input)),

  updateProfile: limitedClientProcedure
    .meta(restPost('/public/my/profile/update', 'Change it, consent and preferences too; what is left out stays'))
    .input(updateOwnProfileInput)
    .output(ownProfile)
    .mutation(({ ctx, input }) => updateProfile(ctx, input)),

  appointments: clientProcedure
    .meta(restPost('/public/my/appointments', 'One’s appointments, each with the token that moves and cancels it'))
    .input(ownAppointmentsInput)
    .output(ownAppointments)
    .query(({ ctx, input }) => appointments(ctx, input)),

  book: limitedClientProcedure
    .meta(restCreate('/public/my/bookings', 'Book, also for somebody else'))
    .input(bookOwnInput)
    .output(ownAppointment)
    .mutation(({ ctx, input }) => book(ctx, input)),

  signOut: limitedClientProcedure
    .meta(restPost('/public/my/sign-out', 'Sign out, on every device'))
    .input(sessionInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => signOut(ctx, input)),

  myData: limitedClientProcedure
    .meta(restPost('/public/my/data', 'Everything that is kept about one, as data and as a page to read'))
    .input(sessionInput)
    .output(z.object({ data: z.record(z.string(), z.unknown()), html: z.string() }))
    .mutation(({ ctx, input }) => myData(ctx, input)),

  requestErasure: limitedClientProcedure
    .meta(restPost('/public/my/erasure', 'Have it all erased; nothing may lie ahead'))
    .input(sessionInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => requestErasure(ctx, input)),
}
