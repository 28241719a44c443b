import { holdId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import * as z from 'zod'
import { createCaller } from '../trpc/caller'
import { askedNotice, noticeOf, seeOther } from './form-answer'
import { formDocument } from './form-document'
import type { FormRequest } from './form-request'
import { askedLocale } from './page-locale'
import { type WaitlistNotice, waitlistContent, waitlistNotices } from './waitlist-content'

const answer = z.discriminatedUnion('answer', [
  z.object({ answer: z.enum(['accept', 'decline']), offer: holdId }),
  z.object({ answer: z.literal('withdraw') }),
])
type Answer = z.infer<typeof answer>

const carryOut = async ({ key: token, ctx }: FormRequest, given: Answer): Promise<WaitlistNotice | undefined> => {
  const { manageAccept, manageDecline, manageWithdraw } = createCaller(ctx).waitlist
  try {
    switch (given.answer) {
      case 'accept':
        await manageAccept({ token, offerId: given.offer })
        return undefined
      case 'decline':
        await manageDecline({ token, offerId: given.offer })
        return 'passed'
      case 'withdraw':
        await manageWithdraw({ token })
        return undefined
    }
  } catch (error) {
    return noticeOf(error)
  }
}

/** `/my/waitlist/{token}`: what somebody waits for, what is offered to them, and the way out. */
export const waitlistPage = async (request: FormRequest): Promise<Response> => {
  const { key: token, query, ctx, form } = request
  if (form) {
    const { data } = answer.safeParse(Object.fromEntries(form))
    const notice = data && (await carryOut(request, data))

    return seeOther(request, { locale: askedLocale(query) ?? request.readerLocale, notice })
  }
  const entry = await createCaller(ctx).waitlist.manageEntry({ token })
  const locale = askedLocale(query) ?? entry.organization.locale
  const shown = waitlistContent(entry, {
    locale,
    now: instantOf(ctx.clock.now()),
    notice: askedNotice(request, waitlistNotices),
  })

  return formDocument(request, { locale, salon: entry.organization.name, ...shown })
}
