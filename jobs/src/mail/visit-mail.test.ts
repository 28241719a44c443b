import { clientCalendar } from '@reservaplus/server/feeds/render-calendar'
import { appointment } from '@reservaplus/shared/appointments/schema'
import { localDateTime } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { booked, links, salon } from '../testing/mail-samples'
import { appointmentMail } from './appointment-mail'

describe('the mail about a visit', () => {
  const cut = appointment.parse({
    ...booked,
    id: '01JDTEST0000000000000000A2',
    start: '2026-11-26T20:00:00Z',
    end: '2026-11-26T20:45:00Z',
    localStart: '2026-11-26T17:00',
    serviceName: 'Corte',
    professionalName: 'Bea Lagos',
    price: { amount: 18_000, currency: 'CLP' },
  })
  const mail = appointmentMail({
    kind: 'booked',
    appointment: booked,
    more: [cut],
    organization: salon,
    greeting: 'Ana',
    ...links,
  })

  it('lists every service with its hour and who does it, and one price for all', () => {
    for (const part of ['15:30', 'Color de raíz', 'Antonia Rojas', '17:00', 'Corte', 'Bea Lagos', '56.000']) {
      expect(mail.html).toContain(part)
      expect(mail.text).toContain(part)
    }
    expect(mail.text).not.toContain('38.000')
  })

  it('says the day of a service that is on another one', () => {
    const later = { ...cut, localStart: localDateTime.parse('2026-11-27T17:00') }
    const { text } = appointmentMail({
      kind: 'rescheduled',
      appointment: booked,
      more: [later],
      organization: salon,
      greeting: 'Ana',
      ...links,
    })

    expect(text).toContain('viernes 27 de noviembre')
  })

  it('has one calendar file with an event for each', () => {
    const file = clientCalendar([booked, cut], salon)

    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(file).toContain('DTSTART:20261126T200000Z')
  })
})
