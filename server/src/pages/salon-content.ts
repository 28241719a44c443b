import type { Catalogue } from '@reservaplus/shared/availability/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { embeddedJson, escaped } from './html'
import { pageTexts } from './texts'

export type SalonContentOptions = { catalogue: Catalogue; locale: Locale; url: string }

const address = ({ organization }: Catalogue) => [organization.address, organization.city].filter(Boolean).join(', ')

/** What search engines and previews of links read. */
export const salonHead = ({ catalogue, locale, url }: SalonContentOptions): string => {
  const { name, city, description, phone, country } = catalogue.organization
  const title = escaped(name)
  const summary = escaped((description || pageTexts[locale].describe({ name, city })).slice(0, 200))
  const business = {
    '@context': 'https://schema.org',
    '@type': 'HealthAndBeautyBusiness',
    name,
    url,
    ...(phone && { telephone: phone }),
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
    `<meta property="og:url" content="${escaped(url)}">`,
    `<script type="application/ld+json">${embeddedJson(business)}</script>`,
  ].join('\n')
}

/** Name, address and services as plain HTML: readable before, and without, any script. */
export const salonContent = ({ catalogue, locale }: SalonContentOptions): string => {
  const texts = pageTexts[locale]
  const { name, description } = catalogue.organization
  const services = catalogue.services.map(
    (service) =>
      `<li><strong>${escaped(service.name)}</strong> · ${texts.minutes({ count: service.durationMinutes })} · ${escaped(formatMoney(service.price, locale))}</li>`,
  )

  return [
    '<main>',
    `<h1>${escaped(name)}</h1>`,
    description && `<p>${escaped(description)}</p>`,
    address(catalogue) && `<address>${escaped(address(catalogue))}</address>`,
    `<h2>${texts.services}</h2>`,
    `<ul>${services.join('')}</ul>`,
    '</main>',
  ]
    .filter(Boolean)
    .join('\n')
}
