import { formatPhone } from '@reservaplus/shared/clients/format-phone'
import { blocksOf } from '@reservaplus/shared/mail-templates/default-blocks'
import { fillBlocks } from '@reservaplus/shared/mail-templates/fill'
import type { MailBlocks, MailTemplate, MailTemplateKind } from '@reservaplus/shared/mail-templates/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { formatDay, formatMoment, formatTime } from '@reservaplus/shared/time/format'
import type { LocalDateTime } from '@reservaplus/shared/time/schema'

type Words = {
  kind: MailTemplateKind
  locale: Locale
  /** What the salon has chosen; absent: ours. */
  template?: MailTemplate | undefined
  organization: Organization
  /** First name of the client, as they gave it. */
  greeting: string
  /** What the kind has beside the salon and its client. */
  values: Readonly<Record<string, string>>
}

/** What is said of a time, each part by itself and together. */
export const timeValues = (start: LocalDateTime, locale: Locale) => ({
  when: formatMoment(start, locale),
  date: formatDay(start, locale),
  time: formatTime(start, locale),
})

/** The words of a mail to a client: the salon's own, or ours, with what they are about. */
export const clientWords = ({ kind, locale, template, organization, greeting, values }: Words): MailBlocks => {
  const { name, phone, address, city } = organization
  const blocks = fillBlocks(blocksOf(kind, locale, template), {
    client: greeting,
    salon: name,
    phone: phone && formatPhone(phone),
    address: [address, city].filter(Boolean).join(', '),
    ...values,
  })

  return { ...blocks, subject: blocks.subject.replace(/\s+/g, ' ').trim() }
}
