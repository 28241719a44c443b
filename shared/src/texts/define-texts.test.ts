import { describe, expect, expectTypeOf, it } from 'vitest'
import { defineTexts } from './define-texts'
import { plural } from './plural'

const texts = defineTexts({
  es: {
    today: 'Hoy',
    appointments: ({ count }: { count: number }) => `${count} ${plural('es', count, { one: 'cita', other: 'citas' })}`,
  },
  en: {
    today: 'Today',
    appointments: ({ count }) => `${count} ${plural('en', count, { one: 'appointment', other: 'appointments' })}`,
  },
  pt: {
    today: 'Hoje',
    appointments: ({ count }) => `${count} ${plural('pt', count, { one: 'agendamento', other: 'agendamentos' })}`,
  },
})

describe('defineTexts', () => {
  it('gives the words of the language asked for', () => {
    expect([texts.es.today, texts.en.today, texts.pt.today]).toEqual(['Hoy', 'Today', 'Hoje'])
  })

  it('picks the plural form by the rules of the language', () => {
    expect(texts.es.appointments({ count: 1 })).toBe('1 cita')
    expect(texts.es.appointments({ count: 0 })).toBe('0 citas')
    // Portuguese counts zero as one.
    expect(texts.pt.appointments({ count: 0 })).toBe('0 agendamento')
  })

  it('types a text by its parameters', () => {
    expectTypeOf(texts.en.appointments).parameter(0).toEqualTypeOf<{ count: number }>()
    expectTypeOf(texts.en.today).toEqualTypeOf<string>()
  })

  it('refuses a language that lacks a key', () => {
    // @ts-expect-error `today` is missing in Portuguese
    defineTexts({ es: { today: 'Hoy' }, en: { today: 'Today' }, pt: {} })
  })

  it('refuses parameters that Spanish does not have', () => {
    const es = { greeting: ({ name }: { name: string }) => `Hola ${name}` }
    // @ts-expect-error `age` is not a parameter of the Spanish text
    defineTexts({ es, en: { greeting: ({ age }: { age: number }) => `${age}` }, pt: es })
  })
})
