import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Locale } from '@reservaplus/shared/texts/locales'
import type { SiteBucket } from '../adapters/site-bucket'
import { clock } from '../config/clock'
import type { HttpRequest } from '../http/request'
import type { HttpContext } from '../trpc/context'
import { answerPage } from './answer-page'
import { createAssets } from './assets'
import { errorPage } from './error-page'
import type { FormRequest } from './form-request'
import { leavePage } from './leave-page'
import { managePage } from './manage-page'
import { readerLocale } from './page-locale'
import type { PageRequest } from './page-request'
import { readForm } from './read-form'
import { reviewPage } from './review-page'
import { salonPage } from './salon-page'
import { waitlistPage } from './waitlist-page'
import { widgetPage } from './widget-page'

type Place = {
  /** Which part of the address is the key. */
  at: number
  methods: readonly string[]
}
const page: Place = { at: 2, methods: ['GET', 'HEAD'] }
const formPage: Place = { at: 3, methods: ['GET', 'HEAD', 'POST'] }

const keyOf = ({ path, method }: HttpRequest, { at, methods }: Place): string => {
  const [key = '', ...rest] = path.split('/').slice(at)
  if (rest.length > 0 || key === '' || !methods.includes(method)) {
    throw new AppError('NOT_FOUND', 'There is nothing at this address')
  }

  return key
}

/** HTML for people, on the booking host. */
export const createPages = (site: SiteBucket) => {
  const assets = createAssets(site, clock)
  const assetsOf = (locale: Locale, soon?: string) =>
    assets('src/widget/main.tsx', [`src/widget/texts/${locale}.ts`, ...(soon ? [soon] : [])])

  const answerAt =
    (place: Place, render: (page: PageRequest, request: HttpRequest) => Promise<Response>) =>
    async (request: HttpRequest, ctx: HttpContext) => {
      const query = new URLSearchParams(request.rawQuery)
      try {
        return await render({ key: keyOf(request, place), query, ctx, assetsOf }, request)
      } catch (error) {
        return errorPage(error, {
          correlationId: request.correlationId,
          locale: readerLocale(query, request.headers),
        })
      }
    }

  const answerForm = (render: (request: FormRequest) => Promise<Response>) =>
    answerAt(formPage, async (asked, request) =>
      render({
        ...asked,
        path: request.path,
        readerLocale: readerLocale(asked.query, request.headers),
        form: readForm(request, asked.ctx.config.bookOrigin),
      }),
    )

  return {
    widget: answerAt(page, widgetPage),
    salon: answerAt(page, salonPage),
    manage: answerAt(page, managePage),
    waitlist: answerForm(waitlistPage),
    review: answerForm(reviewPage),
    answer: answerForm(answerPage),
    leave: answerForm(leavePage),
  }
}
