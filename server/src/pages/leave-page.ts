import { createCaller } from '../trpc/caller'
import { formDocument } from './form-document'
import type { FormRequest } from './form-request'
import { escaped } from './html'
import { leaveTexts } from './leave-texts'
import { askedLocale } from './page-locale'

/**
 * `/my/unsubscribe/{token}`: how a client stops the marketing of a salon. Opening it changes nothing, because filters open
 * every link. A mail program that knows RFC 8058 sends its one press here too, without an origin, and wants no redirect.
 */
export const leavePage = async (request: FormRequest): Promise<Response> => {
  const { key: token, query, ctx, form } = request
  const { marketingState, endMarketing } = createCaller(ctx).selfService
  const { isGiven, organization } = await (form ? endMarketing({ token }) : marketingState({ token }))
  const locale = askedLocale(query) ?? organization.locale
  const texts = leaveTexts[locale]
  const { name, slug } = organization
  const content = isGiven
    ? [
        `<p class="lead">${escaped(texts.ask({ salon: name }))}</p>`,
        `<form method="post"><button class="primary" name="answer" value="leave">${escaped(texts.leave)}</button></form>`,
        `<p class="small">${escaped(texts.still)}</p>`,
      ]
    : [
        `<p class="good" role="status">${escaped(texts.left({ salon: name }))}</p>`,
        `<p class="small">${escaped(texts.still)}</p>`,
        `<p class="home"><a class="quiet" href="/s/${escaped(slug)}?lang=${locale}">${escaped(texts.visit({ salon: name }))}</a></p>`,
      ]

  return formDocument(request, { locale, title: isGiven ? texts.askTitle : texts.leftTitle, salon: name, content })
}
