import { AppError } from '@reservaplus/shared/errors/app-error'
import { locales } from '@reservaplus/shared/texts/locales'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { fieldIssues } from './errors'
import { speakPlainly } from './input-message'
import { toldDetails } from './told-details'

speakPlainly()

const text = z.string()
const sized = z.array(text)
const shape = z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })])

/** One of every kind of thing that zod finds, with what it comes to in Spanish. */
const kinds: [string, z.ZodType, unknown, string][] = [
  ['missing text', text, undefined, 'Falta este dato'],
  ['missing choice', z.enum(['a', 'b']), undefined, 'Falta este dato'],
  ['missing union', z.union([text, z.number()]), undefined, 'Falta este dato'],
  ['empty text', text.min(1), '', 'Falta este dato'],
  ['null', text, null, 'No puede quedar vacío'],
  ['not text', text, 1, 'Debe ser un texto'],
  ['not a number', z.number(), 'x', 'Debe ser un número'],
  ['not whole', z.int(), 1.5, 'Debe ser un número entero'],
  ['not true or false', z.boolean(), 'yes', 'Debe ser verdadero o falso (true o false)'],
  ['not a list', sized, {}, 'Debe ser una lista'],
  ['not an object', z.object({}), [], 'Debe ser un objeto'],
  ['not the value', z.literal(true), false, 'Debe ser exactamente true'],
  ['not a choice', z.enum(['cash', 'card']), 'gold', 'Debe ser una de estas opciones: cash, card'],
  ['no branch', z.union([text, z.number()]), true, 'Revisa este dato'],
  ['no such kind', shape, { kind: 'c' }, 'Debe ser una de estas opciones: a, b'],
  ['short', text.min(8), 'x', 'Debe tener al menos 8 caracteres'],
  ['long', text.max(60), 'x'.repeat(61), 'No puede tener más de 60 caracteres'],
  ['of another length', text.length(6), 'x', 'Debe tener exactamente 6 caracteres'],
  ['none', sized.min(1), [], 'Se necesita al menos uno'],
  ['too few', sized.min(2), [], 'Se necesitan al menos 2'],
  ['too many', sized.max(1), ['a', 'b'], 'Puede haber solo uno'],
  ['small', z.number().min(5), 4, 'Debe ser 5 o más'],
  ['not positive', z.number().positive(), 0, 'Debe ser más que 0'],
  ['big', z.number().max(1.5), 2, 'Debe ser 1.5 o menos'],
  ['not below', z.number().lt(9), 9, 'Debe ser menos que 9'],
  ['no multiple', z.number().multipleOf(5), 4, 'Debe ser múltiplo de 5'],
  ['e-mail', z.email(), 'ana', 'No es un correo válido'],
  ['address', z.url(), 'ana', 'No es una dirección web válida'],
  ['date', z.iso.date(), '1/2', 'No es una fecha como 2026-11-23'],
  ['time', z.iso.time(), 'x', 'No es una hora como 09:30'],
  ['instant', z.iso.datetime(), 'x', 'No es un instante con zona, como 2026-11-23T14:00:00Z'],
  ['pattern', text.regex(/^a+$/), 'b', 'No está bien escrito'],
  ['beginning', text.startsWith('https://'), 'x', 'Debe empezar con «https://»'],
  ['end', text.endsWith('.cl'), 'x', 'Debe terminar con «.cl»'],
  ['part', text.includes('@'), 'x', 'Debe contener «@»'],
  ['unknown fields', z.strictObject({}), { nmae: 1, age: 2 }, 'Estos campos no existen: nmae, age'],
  ['wrong key', z.record(z.enum(['a']), text), { b: 'x', a: 'x' }, 'Estos campos no existen: b'],
  ['own rule without words', text.refine(() => false), 'x', 'Revisa este dato'],
  ['own words', text.refine(() => false, 'Prices are in CLP'), 'x', 'Los precios son en CLP'],
]

const told = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value)
  const issues = error ? fieldIssues(error) : []

  return locales.map((locale) => toldDetails({ issues }, locale).issues?.[0]?.message)
}

describe('what is wrong with a field', () => {
  it.each(kinds)('is told in the three languages, for people: %s', (_, schema, value, spanish) => {
    const [es, en, pt] = told(schema, value)

    expect(es).toBe(spanish)
    expect(en).not.toMatch(/invalid|expected|received|too small|too big/i)
    expect(new Set([es, en, pt])).toHaveProperty('size', 3)
  })

  it('stays as it was said when nobody has translated it', () => {
    const { details } = new AppError('BAD_INPUT', 'x', { issues: [{ path: ['a'], message: 'Never said before' }] })

    expect(toldDetails(details, 'pt')).toEqual(details)
  })
})
