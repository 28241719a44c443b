import { pageDocument } from './document'
import { readFirstAvailability } from './first-availability'
import { readPageOrganization } from './page-organization'
import type { PageRequest } from './page-request'
import { keptAMinute, pageResponse } from './page-response'
import { salonContent, salonHead } from './salon-content'
import { pageTexts } from './texts'

/** `/s/{slug}`: the organization's own page, which the widget takes over once it runs. */
export const salonPage = async (request: PageRequest): Promise<Response> => {
  const { catalogue, locale } = await readPageOrganization(request)
  const [availability, assets] = await Promise.all([
    readFirstAvailability(request, catalogue),
    request.assetsOf(locale, 'src/public/salon-header.tsx'),
  ])
  const url = `${request.ctx.config.bookOrigin}/s/${catalogue.organization.slug}`
  const html = pageDocument({
    lang: locale,
    title: pageTexts[locale].bookAt({ name: catalogue.organization.name }),
    head: salonHead({ catalogue, locale, url }),
    content: salonContent({ catalogue, locale }),
    assets,
    data: { page: 'salon', locale, catalogue, availability },
  })

  return pageResponse(html, { headers: keptAMinute })
}
