import { type CountryCode, type MetadataJson, parsePhoneNumber } from 'libphonenumber-js/core'
import { AppError } from '../errors/app-error'
import metadata from './phone-metadata.json' with { type: 'json' }

const invalid = () =>
  new AppError('BAD_INPUT', 'Not a phone number', { issues: [{ path: ['phone'], message: 'Not a phone number' }] })

/** Countries whose numbers are understood without a prefix and checked for real ranges. */
const served: readonly CountryCode[] = ['CL', 'AR', 'PE', 'CO', 'MX', 'BR']

const isKnownCode = (digits: string) =>
  Object.keys(metadata.country_calling_codes).some((code) => digits.startsWith(code))

/** A visitor's number from elsewhere: only its shape is known here. */
const foreignNumber = (text: string): string | undefined => {
  const digits = text.replaceAll(/[^\d]/g, '')
  const isInternational = /^\s*\+[\d\s().-]+$/.test(text)

  return isInternational && /^[1-9]\d{7,14}$/.test(digits) && !isKnownCode(digits) ? `+${digits}` : undefined
}

const nationalNumber = (text: string, country: string): string | undefined => {
  const defaultCountry = served.find((one) => one === country)
  try {
    const parsed = parsePhoneNumber(
      text,
      { ...(defaultCountry ? { defaultCountry } : {}), extract: false },
      metadata as MetadataJson,
    )

    return parsed.isValid() ? parsed.number : undefined
  } catch {
    return undefined
  }
}

/** As people type it, to E.164; numbers without `+` are of the country given. */
export const parsePhone = (text: string, country: string = 'CL'): string => {
  const number = nationalNumber(text, country) ?? foreignNumber(text)
  if (!number) {
    throw invalid()
  }

  return number
}
