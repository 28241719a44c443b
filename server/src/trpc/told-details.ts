import type { AppErrorDetails } from '@reservaplus/shared/errors/app-error'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { tellFieldMessage } from '@reservaplus/shared/texts/tell-field-message'

/** Rules speak English of fields, whoever asks; only what goes out is in the caller's language. */
export const toldDetails = (details: AppErrorDetails, locale: Locale = 'en'): AppErrorDetails => {
  const { issues } = details
  if (!issues) return details

  return {
    ...details,
    issues: issues.map(({ path, message }) => ({ path, message: tellFieldMessage(message, locale) })),
  }
}
