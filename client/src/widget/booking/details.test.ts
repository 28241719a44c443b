import { describe, expect, it } from 'vitest'
import { type Details, wrongFields, wrongFieldsOf } from './details'

const right: Details = {
  firstName: 'Javiera',
  lastName: 'Muñoz',
  email: 'javiera@example.cl',
  phone: '+56 9 8765 4321',
  notes: '',
  marketingConsent: false,
}

describe('wrongFields', () => {
  it('finds nothing wrong with what people write', () => {
    expect(wrongFields(right)).toEqual({})
    expect(wrongFields({ ...right, phone: '9 8765 4321', email: ' a.b+c@sub.example.com ' })).toEqual({})
  })

  it.each([
    ['a name of spaces', { firstName: '  ' }, 'firstName'],
    ['no last name', { lastName: '' }, 'lastName'],
    ['mail without a host', { email: 'javiera@' }, 'email'],
    ['mail with a space', { email: 'javi era@example.cl' }, 'email'],
    ['seven digits', { phone: '9876543' }, 'phone'],
    ['letters in the phone', { phone: 'no tengo 12345678' }, 'phone'],
  ])('%s', (_case, change, field) => {
    expect(wrongFields({ ...right, ...change })).toEqual({ [field]: true })
  })
})

describe('wrongFieldsOf', () => {
  it('puts an error of the API at its field and leaves out what is no field', () => {
    const issues = [
      { path: ['client', 'phone'], message: 'Not a phone number' },
      { path: ['notes'], message: 'Too long' },
      { path: ['idempotencyKey'], message: 'Wrong' },
      { path: [], message: 'Wrong' },
    ]
    expect(wrongFieldsOf(issues)).toEqual({ phone: true, notes: true })
  })
})
