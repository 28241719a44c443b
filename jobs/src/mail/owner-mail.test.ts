import { instant } from '@reservaplus/shared/time/schema'
import { expect, it } from 'vitest'
import { salon } from '../testing/mail-samples'
import { ownerMail } from './owner-mail'

const about = {
  organization: salon,
  subscription: { plan: 'profesional' as const },
  until: instant.parse('2026-12-24T03:00:00Z'),
  firstName: 'Eva',
  appOrigin: 'https://app.example',
  bookOrigin: 'https://book.example',
}

it('an owner reads until when, on the salon’s clock, and in our own name', () => {
  const { subject, html, text } = ownerMail({ ...about, kind: 'trialEnding', locale: 'es' })

  expect(subject).toBe('La prueba de La Encina termina el jueves 24 de diciembre')
  expect(text).toContain('Plan: Profesional')
  expect(text).toContain('https://app.example/app/')
  expect(html).toContain('ReservaPlus te escribe porque administras La Encina.')
})

it('an invoice says its amount and its number', () => {
  const amount = { amount: 29_900, currency: 'CLP' as const }
  const { subject, text } = ownerMail({ ...about, kind: 'invoicePaid', locale: 'es', amount, number: 'A-17' })

  expect(subject).toContain('$29.900')
  expect(text).toContain('Documento: A-17')
})

it('the welcome leads to the page for bookings', () => {
  expect(ownerMail({ ...about, kind: 'welcome', locale: 'pt' }).text).toContain('https://book.example/s/la-encina')
})
