import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { answerTexts } from './answer-texts'
import { escaped } from './html'
import { pageTexts } from './texts'

export const answerNotices = ['over', 'refused'] as const
export type AnswerNotice = (typeof answerNotices)[number]

export type AnswerView = { token: string; locale: Locale; isLeaving: boolean; notice: AnswerNotice | undefined }

type Line = Pick<OwnAppointment, 'localStart' | 'serviceName' | 'professionalName'>

const linesOf = ({ visit, ...own }: OwnAppointment): readonly Line[] => {
  const standing = visit?.appointments.filter(({ status }) => status === own.status)

  return standing && standing.length > 0 ? standing : [own]
}

const ticket = (appointment: OwnAppointment, locale: Locale) => {
  const { status, organization } = appointment
  const place = [organization.address, organization.city].filter(Boolean).join(', ')
  const lines = linesOf(appointment)
  const when = lines[0]?.localStart ?? appointment.localStart

  return [
    '<div class="ticket">',
    `<p class="status ${status}">${escaped(pageTexts[locale][status])}</p>`,
    `<p class="when">${escaped(`${formatDay(when, locale)}, ${formatTime(when, locale)}`)}</p>`,
    ...lines.map(({ serviceName, professionalName }) => `<p>${escaped(`${serviceName} · ${professionalName}`)}</p>`),
    place && `<p class="small">${escaped(place)}</p>`,
    '</div>',
  ]
    .filter(Boolean)
    .join('\n')
}

const button = (answer: 'confirm' | 'cancel', label: string) =>
  `<button class="primary${answer === 'cancel' ? ' danger' : ''}" name="answer" value="${answer}">${escaped(label)}</button>`

const form = (...content: string[]) => `<form method="post">${content.join('\n')}</form>`

const link = (href: string, label: string, kind = 'plain') =>
  `<p class="buttons"><a class="${kind}" href="${escaped(href)}">${escaped(label)}</a></p>`

const cancelForm = (appointment: OwnAppointment, { locale, isLeaving }: AnswerView) => {
  const texts = answerTexts[locale]
  const { phone, phoneText } = appointment.organization
  if (!appointment.canBeChanged) {
    return `<p class="small">${escaped(phone ? texts.tooLateCall({ phone: phoneText }) : texts.tooLate)}</p>`
  }
  const inner = form(`<p>${escaped(texts.cancelHint)}</p>`, button('cancel', texts.cancelNow))

  return isLeaving ? inner : `<details><summary>${escaped(texts.cancel)}</summary>\n${inner}</details>`
}

const ahead = (appointment: OwnAppointment, view: AnswerView) => {
  const { token, locale, isLeaving } = view
  const texts = answerTexts[locale]
  const move =
    appointment.canBeChanged && link(`/m/${token}?lang=${locale}&view=times`, isLeaving ? texts.rather : texts.move)
  const confirm = !appointment.isConfirmedByClient && !isLeaving && form(button('confirm', texts.confirm))

  return isLeaving ? [cancelForm(appointment, view), move] : [confirm, move, cancelForm(appointment, view)]
}

const titleOf = ({ status, isConfirmedByClient, canBeChanged }: OwnAppointment, isLeaving: boolean) => {
  if (status === 'cancelled') return 'cancelledTitle'
  if (status !== 'pending' && status !== 'confirmed') return 'otherTitle'
  if (isLeaving && canBeChanged) return 'cancelTitle'

  return isConfirmedByClient ? 'confirmedTitle' : 'askTitle'
}

/** One question, one press; afterwards what it has become. */
export const answerContent = (appointment: OwnAppointment, view: AnswerView) => {
  const { locale, notice } = view
  const texts = answerTexts[locale]
  const { status, organization } = appointment
  const isAhead = status === 'pending' || status === 'confirmed'
  const isLeaving = view.isLeaving && appointment.canBeChanged

  return {
    title: texts[titleOf(appointment, view.isLeaving)],
    content: [
      notice && `<p class="notice" role="status">${escaped(texts[notice])}</p>`,
      isAhead &&
        appointment.isConfirmedByClient &&
        !isLeaving &&
        `<p class="good" role="status">${escaped(texts.thanks)}</p>`,
      ticket(appointment, locale),
      ...(isAhead ? ahead(appointment, { ...view, isLeaving }) : []),
      status === 'cancelled' && link(`/s/${organization.slug}?lang=${locale}`, texts.bookAgain, 'primary'),
    ],
  }
}
