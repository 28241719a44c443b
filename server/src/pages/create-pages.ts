import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Locale } from '@reservaplus/shared/texts/locales'
import type { SiteBucket } from '../adapters/site-bucket'
import { clock } from '../config/clock'
import type { HttpRequest } from '../http/request'
import type { HttpContext } from '../trpc/context'
import { createAssets } from './assets'
import { errorPage } from './error-page'
import { managePage } from './manage-page'
import { readerLocale } from './page-locale'
import type { PageRequest } from './page-request'
import { salonPage } from './salon-page'
import { widgetPage } from './widget-page'

const keyOf = ({ path, method }: HttpRequest): string => {
  const [, , key = '', ...rest] = path.split('/')
  if (rest.length > 0 || key === '' || (method !== 'GET' && method !== 'HEAD')) {
    throw new AppError('NOT_FOUND', 'There is nothing at this address')
  }

  return key
}

/** HTML for people, on the booking host. */
export const createPages = (site: SiteBucket) => {
  const assets = createAssets(site, clock)
  const assetsOf = (locale: Locale, soon?: string) =>
    assets('src/widget/main.tsx', [`src/widget/texts/${locale}.ts`, ...(soon ? [soon] : [])])

  const page =
    (render: (request: PageRequest) => Promise<Response>) => async (request: HttpRequest, ctx: HttpContext) => {
      const query = new URLSearchParams(request.rawQuery)
      try {
        return await render({ key: keyOf(request), query, ctx, assetsOf })
      } catch (error) {
        return errorPage(error, {
          correlationId: request.correlationId,
          locale: readerLocale(query, request.headers),
        })
      }
    }

  return { widget: page(widgetPage), salon: page(salonPage), manage: page(managePage) }
}
