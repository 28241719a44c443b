import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { escaped } from './html'
import { pageTexts } from './texts'
import { withoutScript } from './without-script'

export type ManageContentOptions = { token: string; locale: Locale }

/** The appointment in words, for browsers that run no scripts: when and where matters most on the way there. */
export const manageContent = (appointment: OwnAppointment, { token, locale }: ManageContentOptions): string => {
  const { organization, localStart, serviceName, professionalName, price, status } = appointment
  const texts = pageTexts[locale]
  const place = [organization.address, organization.city].filter(Boolean).join(', ')
  const isAhead = status === 'pending' || status === 'confirmed'

  return [
    '<noscript><main>',
    `<h1 class="place">${escaped(organization.name)}</h1>`,
    `<h2>${escaped(texts.ownAppointment)}</h2>`,
    '<div class="ticket">',
    `<p class="status ${status}">${escaped(texts[status])}</p>`,
    `<p class="when">${escaped(`${formatDay(localStart, locale)}, ${formatTime(localStart, locale)}`)}</p>`,
    `<p>${escaped([serviceName, professionalName, formatMoney(price, locale)].join(' · '))}</p>`,
    place && `<p class="small">${escaped(place)}</p>`,
    '</div>',
    isAhead && withoutScript({ organization, locale, task: 'changeWithoutScript' }),
    isAhead &&
      `<p class="buttons"><a class="plain" href="/feeds/${escaped(token)}.ics">${escaped(texts.addToCalendar)}</a></p>`,
    '</main></noscript>',
  ]
    .filter(Boolean)
    .join('\n')
}
