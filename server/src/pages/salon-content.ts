import type { Catalogue } from '@reservaplus/shared/availability/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { embeddedJson, escaped } from './html'
import { pageTexts } from './texts'
import { withoutScript } from './without-script'

export type SalonContentOptions = { catalogue: Catalogue; locale: Locale }

const address = ({ organization }: Catalogue) => [organization.address, organization.city].filter(Boolean).join(', ')

/** What search engines and previews of links read. */
export const salonHead = ({ catalogue, locale, url }: SalonContentOptions & { url: string }): string => {
  const { name, city, description, phone, country, logo, cover } = catalogue.organization
  const picture = (cover ?? logo) && new URL(cover ?? logo ?? '', url).href
  const title = escaped(name)
  const summary = escaped((description || pageTexts[locale].describe({ name, city })).slice(0, 200))
  const business = {
    '@context': 'https://schema.org',
    '@type': 'HealthAndBeautyBusiness',
    name,
    url,
    ...(phone && { telephone: phone }),
    ...(picture && { image: picture }),
    address: {
      '@type': 'PostalAddress',
      streetAddress: catalogue.organization.address,
      addressLocality: city,
      addressCountry: country,
    },
  }

  return [
    `<meta name="description" content="${summary}">`,
    `<link rel="canonical" href="${escaped(url)}">`,
    '<meta property="og:type" content="website">',
    `<meta property="og:title" content="${title}">`,
    `<meta property="og:description" content="${summary}">`,
    ...(picture ? [`<meta property="og:image" content="${escaped(picture)}">`] : []),
    `<meta property="og:url" content="${escaped(url)}">`,
    `<script type="application/ld+json">${embeddedJson(business)}</script>`,
  ].join('\n')
}

const spokenDuration = (locale: Locale, minutes: number): string =>
  minutes < 60
    ? pageTexts[locale].minutes({ count: minutes })
    : pageTexts[locale].hours({ hours: Math.floor(minutes / 60), minutes: minutes % 60 })

/** The header that the widget draws again, so that nothing moves when it takes over. */
const salonHeader = ({ catalogue, locale }: SalonContentOptions): string => {
  const { name, description, phone, phoneText, logo } = catalogue.organization
  const place = address(catalogue)

  return [
    '<header class="salon">',
    logo && `<img class="logo" src="${escaped(logo)}" alt="" height="48">`,
    `<h1>${escaped(name)}</h1>`,
    description && `<p>${escaped(description)}</p>`,
    '<address>',
    place && `<span>${escaped(place)}</span>`,
    phone && `<a href="tel:${escaped(phone)}">${escaped(pageTexts[locale].callUs({ phone: phoneText }))}</a>`,
    '</address></header>',
  ]
    .filter(Boolean)
    .join('\n')
}

/** Name, address and services as plain HTML: readable before, and without, any script. */
export const salonContent = ({ catalogue, locale }: SalonContentOptions): string => {
  const services = catalogue.services.map(
    ({ name, durationMinutes, price }) =>
      `<li><strong>${escaped(name)}</strong> · ${spokenDuration(locale, durationMinutes)} · ${escaped(formatMoney(price, locale))}</li>`,
  )

  return [
    '<main>',
    salonHeader({ catalogue, locale }),
    `<noscript>${withoutScript({ organization: catalogue.organization, locale, task: 'bookWithoutScript' })}</noscript>`,
    services.length > 0 && `<h2>${pageTexts[locale].services}</h2>`,
    `<ul class="services">${services.join('')}</ul>`,
    '</main>',
  ]
    .filter(Boolean)
    .join('\n')
}
