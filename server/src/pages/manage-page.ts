import { createCaller } from '../trpc/caller'
import { pageDocument } from './document'
import { manageContent } from './manage-content'
import { askedLocale } from './page-locale'
import type { PageRequest } from './page-request'
import { pageResponse } from './page-response'
import { pageTexts } from './texts'

/** `/m/{token}`: a client's own appointment. The address is the key to it: nothing may keep it or pass it on. */
export const managePage = async ({ key: token, query, ctx, assetsOf }: PageRequest): Promise<Response> => {
  const appointment = await createCaller(ctx).appointments.manageGet({ token })
  const locale = askedLocale(query) ?? appointment.organization.locale
  const assets = await assetsOf(locale, 'src/public/manage-app.tsx')
  const opensTimes = query.get('view') === 'times' && appointment.canBeChanged
  const html = pageDocument({
    lang: locale,
    title: pageTexts[locale].ownAppointment,
    head: '<meta name="robots" content="noindex">',
    content: manageContent(appointment, { token, locale }),
    assets,
    data: { page: 'manage', locale, token, appointment, ...(opensTimes && { view: 'times' }) },
  })

  return pageResponse(html, {
    headers: { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex', 'cache-control': 'no-store' },
  })
}
