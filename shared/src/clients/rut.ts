import * as z from 'zod'

const shape = /^(\d{1,8})([\dK])$/

/** The last sign, by modulus 11: weights 2 to 7 from the right, and again. */
export const rutCheckDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * (2 + (index % 6)), 0)
  const rest = 11 - (sum % 11)

  return rest === 11 ? '0' : rest === 10 ? 'K' : String(rest)
}

/** `12.345.678-5`, `12345678-5`, `123456785` → `12345678-5`; undefined when it is none. */
export const parseRut = (typed: string): string | undefined => {
  const [, digits = '', check] = shape.exec(typed.replaceAll(/[\s.\-‐–]/g, '').toUpperCase()) ?? []
  const number = digits.replace(/^0+/, '')

  return number !== '' && rutCheckDigit(number) === check ? `${number}-${check}` : undefined
}

/** `12345678-5` → `12.345.678-5`, as it stands on the card. */
export const formatRut = (rut: string): string => {
  const [digits = '', check = ''] = rut.split('-')

  return `${digits.replaceAll(/\B(?=(?:\d{3})+$)/g, '.')}-${check}`
}

/** As people type it; what comes out has the normal form. */
export const rutInput = z
  .string()
  .trim()
  .max(20)
  .refine((typed) => parseRut(typed) !== undefined, 'Not a RUT')
  .overwrite((typed) => parseRut(typed) ?? typed)
