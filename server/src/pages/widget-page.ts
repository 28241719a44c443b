import { pageDocument } from './document'
import { readFirstAvailability } from './first-availability'
import { frameAncestors } from './frame-ancestors'
import { escaped } from './html'
import { readPageOrganization } from './page-organization'
import type { PageRequest } from './page-request'
import { keptAMinute, pageResponse } from './page-response'
import { pageTexts } from './texts'
import { withoutScript } from './without-script'

/** `/w/{slug}`: what a salon's own web site shows in a frame. */
export const widgetPage = async (request: PageRequest): Promise<Response> => {
  const { catalogue, allowedDomains, locale } = await readPageOrganization(request)
  const [availability, assets] = await Promise.all([
    readFirstAvailability(request, catalogue),
    request.assetsOf(locale),
  ])
  const { organization } = catalogue
  const notice = withoutScript({ organization, locale, task: 'bookWithoutScript' })
  const html = pageDocument({
    lang: locale,
    title: pageTexts[locale].bookAt({ name: organization.name }),
    head: '<meta name="robots" content="noindex">',
    content: `<noscript><main><h1 class="place">${escaped(organization.name)}</h1>${notice}</main></noscript>`,
    assets,
    data: { page: 'widget', locale, catalogue, availability },
  })

  return pageResponse(html, { frameAncestors: frameAncestors(allowedDomains), headers: keptAMinute })
}
