import type { Locale } from '@reservaplus/shared/texts/locales'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import type { Instant, LocalDateTime } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import type { OwnWaitlistEntry } from '@reservaplus/shared/waitlist/schema'
import { escaped } from './html'
import { pageTexts } from './texts'
import { waitlistTexts } from './waitlist-texts'
import { wishLines } from './waitlist-wish'

export const waitlistNotices = ['over', 'passed', 'refused'] as const
export type WaitlistNotice = (typeof waitlistNotices)[number]

export type WaitlistView = { locale: Locale; now: Instant; notice: WaitlistNotice | undefined }

type Shown = { title: string; content: (string | false | undefined)[] }

const lead = (text: string) => `<p class="lead">${escaped(text)}</p>`

const whenOf = (local: LocalDateTime, locale: Locale) =>
  `<p class="when">${escaped(`${formatDay(local, locale)}, ${formatTime(local, locale)}`)}</p>`

const ticket = (...lines: readonly (string | false)[]) =>
  `<div class="ticket">${lines.filter(Boolean).join('\n')}</div>`

const withdrawForm = (locale: Locale) => {
  const texts = waitlistTexts[locale]

  return `<details><summary>${escaped(texts.leave)}</summary>
<form method="post"><p>${escaped(texts.leaveHint)}</p>
<button class="primary danger" name="answer" value="withdraw">${escaped(texts.leaveNow)}</button></form></details>`
}

const bookLink = ({ organization }: OwnWaitlistEntry, locale: Locale) =>
  `<p class="buttons"><a class="primary" href="/s/${escaped(organization.slug)}?lang=${locale}">${escaped(waitlistTexts[locale].book)}</a></p>`

const untilText = (expiresAt: Instant, { locale, now }: WaitlistView, timeZone: string) => {
  const local = toLocal(expiresAt, timeZone)
  const texts = waitlistTexts[locale]
  const time = formatTime(local, locale)
  const isToday = local.slice(0, 10) === toLocal(now, timeZone).slice(0, 10)

  return isToday ? texts.atTime({ time }) : texts.onDay({ day: formatDay(local, locale), time })
}

type Offer = NonNullable<OwnWaitlistEntry['offer']>

const offered = (entry: OwnWaitlistEntry, offer: Offer, view: WaitlistView): Shown => {
  const { locale } = view
  const texts = waitlistTexts[locale]

  return {
    title: texts.offeredTitle,
    content: [
      lead(texts.offered({ until: untilText(offer.expiresAt, view, entry.organization.timeZone) })),
      ticket(
        whenOf(offer.localStart, locale),
        `<p>${escaped([entry.serviceName, offer.professionalName].filter(Boolean).join(' · '))}</p>`,
      ),
      `<form method="post"><input type="hidden" name="offer" value="${escaped(offer.id)}">
<div class="buttons"><button class="primary" name="answer" value="accept">${escaped(texts.take)}</button>
<button class="plain" name="answer" value="decline">${escaped(texts.letPass)}</button></div>
<p class="small hint">${escaped(texts.letPassHint)}</p></form>`,
      withdrawForm(locale),
    ],
  }
}

const waiting = (entry: OwnWaitlistEntry, { locale, notice }: WaitlistView): Shown => {
  const texts = waitlistTexts[locale]
  const lines = wishLines(entry, locale).map((line) => `<p>${escaped(line)}</p>`)

  return {
    title: texts.waitingTitle,
    content: [
      // The others say it themselves.
      (notice === undefined || notice === 'refused') && lead(texts.waiting),
      ticket(`<p class="when">${escaped(entry.serviceName)}</p>`, ...lines),
      withdrawForm(locale),
    ],
  }
}

const booked = (entry: OwnWaitlistEntry, { locale }: WaitlistView): Shown => {
  const texts = waitlistTexts[locale]
  const { localStart, professionalName = '', status = 'confirmed' } = entry.booked ?? {}
  const isAhead = status === 'confirmed' || status === 'pending'

  return {
    title: isAhead ? texts.bookedTitle : pageTexts[locale].ownAppointment,
    content: [
      isAhead && lead(texts.booked),
      ticket(
        `<p class="status ${status}">${escaped(pageTexts[locale][status])}</p>`,
        localStart ? whenOf(localStart, locale) : false,
        `<p>${escaped([entry.serviceName, professionalName].filter(Boolean).join(' · '))}</p>`,
      ),
      !isAhead && bookLink(entry, locale),
    ],
  }
}

/** What the page says, by what has become of the entry. */
export const waitlistContent = (entry: OwnWaitlistEntry, view: WaitlistView): Shown => {
  const { locale, now, notice } = view
  const texts = waitlistTexts[locale]
  if (entry.status === 'booked') return booked(entry, view)
  if (entry.status === 'withdrawn' || entry.status === 'expired') {
    return {
      title: texts[`${entry.status}Title`],
      content: [lead(texts[entry.status]), bookLink(entry, locale)],
    }
  }
  const { offer } = entry
  const standing = offer && now < offer.expiresAt ? offer : undefined
  // Nobody has taken it off the list yet; for the reader it is over all the same.
  const said = notice ?? (offer && !standing ? 'over' : undefined)
  const { title, content } = standing ? offered(entry, standing, view) : waiting(entry, { ...view, notice: said })

  return {
    title,
    content: [
      said && `<p class="${said === 'passed' ? 'good' : 'notice'}" role="status">${escaped(texts[said])}</p>`,
      ...content,
    ],
  }
}
