import type { Locale } from '../texts/locale'
import { english } from './default-blocks-en'
import { spanish } from './default-blocks-es'
import { portuguese } from './default-blocks-pt'
import type { DefaultBlocks, MailBlocks, MailTemplate, MailTemplateKind } from './schema'

const all: Record<Locale, DefaultBlocks> = { es: spanish, en: english, pt: portuguese }

export const defaultBlocks = (kind: MailTemplateKind, locale: Locale): MailBlocks => ({
  ...all[locale][kind],
  closing: '',
})

/** What an organization has chosen, and ours where it has chosen nothing. */
export const blocksOf = (
  kind: MailTemplateKind,
  locale: Locale,
  template: Partial<Pick<MailTemplate, keyof MailBlocks>> | undefined,
): MailBlocks => {
  const ours = defaultBlocks(kind, locale)

  return {
    subject: template?.subject ?? ours.subject,
    title: template?.title ?? ours.title,
    intro: template?.intro ?? ours.intro,
    closing: template?.closing ?? ours.closing,
  }
}
