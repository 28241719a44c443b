import { type GiveReviewInput, giveReviewInput } from '@reservaplus/shared/reviews/schema'
import { createCaller } from '../trpc/caller'
import { askedNotice, noticeOf, seeOther } from './form-answer'
import { formDocument } from './form-document'
import type { FormRequest } from './form-request'
import { askedLocale } from './page-locale'
import { type Draft, type ReviewNotice, reviewContent, reviewNotices } from './review-content'

const give = async ({ ctx }: FormRequest, said: GiveReviewInput): Promise<ReviewNotice> => {
  try {
    await createCaller(ctx).reviews.give(said)

    return 'thanks'
  } catch (error) {
    return noticeOf(error)
  }
}

/** Forms send every line end as two signs; they count as one here and in the browser. */
const textOf = (form: URLSearchParams) => (form.get('text') ?? '').replaceAll('\r\n', '\n')

/** `/my/review/{token}`: how a visit was. */
export const reviewPage = async (request: FormRequest): Promise<Response> => {
  const { key: token, query, ctx, form } = request
  const locale = askedLocale(query) ?? request.readerLocale
  let draft: Draft | undefined
  if (form) {
    const rating = form.get('rating') ?? ''
    const text = textOf(form)
    const { data, error } = giveReviewInput.safeParse({ token, rating: Number(rating), text })
    if (data) return seeOther(request, { locale, notice: await give(request, data) })
    draft = { rating, text, wrong: error.issues.some(({ path }) => path[0] === 'rating') ? 'rating' : 'tooLong' }
  }
  const invitation = await createCaller(ctx).reviews.invitation({ token })
  const shown = reviewContent(invitation, {
    locale,
    notice: draft ? undefined : askedNotice(request, reviewNotices),
    draft,
  })

  return formDocument(request, { locale, salon: invitation.organization.name, status: draft ? 400 : 200, ...shown })
}
