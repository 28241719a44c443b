import { appointment } from '@reservaplus/shared/appointments/schema'
import { industryTerms } from '@reservaplus/shared/organizations/industry-terms'
import { organization } from '@reservaplus/shared/organizations/schema'
import { localDateTime } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { appointmentMail } from './appointment-mail'
import { calendarFile } from './calendar-file'

const day = [{ start: '09:00', end: '18:00', breaks: [] }]
const salon = organization.parse({
  id: '01JDTEST00000000000000000A',
  slug: 'la-encina',
  name: 'La Encina',
  industry: 'salon',
  description: '',
  email: 'hola@laencina.example',
  phone: '+56222334455',
  address: 'Avenida Italia 1234',
  city: 'Santiago',
  country: 'CL',
  timeZone: 'America/Santiago',
  currency: 'CLP',
  locale: 'es',
  accentColor: '#0f766e',
  isActive: true,
  writeMode: 'open',
  openingHours: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] },
  bookingRules: {
    bufferMinutes: 0,
    horizonDays: 60,
    minimumNoticeMinutes: 60,
    cancellationWindowHours: 4,
    requiresConfirmation: false,
    acceptsWalkIns: true,
    compactDay: false,
    buffersInsideWorkingHours: false,
    onlineBooking: true,
    clientCancellation: true,
    staffCancellationWindowHours: 0,
    sendsReminders: true,
    reminderLeadHours: 24,
  },
  formerSlugs: [],
  gallery: [],
  terminology: industryTerms.salon,
  isListed: true,
  isFeatured: false,
  allowedDomains: [],
  version: 1,
  createdAt: '2026-01-01T00:00:00Z',
})
const booked = appointment.parse({
  id: '01JDTEST0000000000000000AP',
  organizationId: salon.id,
  professionalId: '01JDTEST0000000000000000PR',
  clientId: '01JDTEST0000000000000000CL',
  serviceId: '01JDTEST0000000000000000SE',
  start: '2026-11-26T18:30:00Z',
  end: '2026-11-26T20:00:00Z',
  localStart: '2026-11-26T15:30',
  timeZone: 'America/Santiago',
  status: 'confirmed',
  serviceName: 'Color de raíz',
  professionalName: 'Antonia Rojas',
  clientName: 'María José Muñoz',
  durationMinutes: 90,
  segments: [],
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  price: { amount: 38_000, currency: 'CLP' },
  source: 'widget',
  isWalkIn: false,
  hasAcceptedOverlap: false,
  notes: '',
  internalNotes: 'no mencionar',
  createdBy: { kind: 'client', id: '01JDTEST0000000000000000CL' },
  createdAt: '2026-11-23T12:00:00Z',
  updatedAt: '2026-11-23T12:00:00Z',
  version: 3,
})
const links = {
  canBeChanged: true,
  manageUrl: 'https://book.example/m/token',
  bookUrl: 'https://book.example/s/la-encina',
}

describe('the mail about an appointment', () => {
  const mail = appointmentMail({
    kind: 'booked',
    appointment: booked,
    organization: salon,
    greeting: 'María José',
    ...links,
  })

  it('tells in HTML and in plain text what, when, with whom, where and how much', () => {
    for (const part of [
      'Color de raíz',
      'jueves',
      '26 de noviembre',
      '15:30',
      'Antonia Rojas',
      'Avenida Italia 1234',
      '38.000',
    ]) {
      expect(mail.html).toContain(part)
      expect(mail.text).toContain(part)
    }
  })

  it('links to the page where the client changes or cancels it', () => {
    expect(mail.html).toContain(`href="${links.manageUrl}"`)
    expect(mail.text).toContain(links.manageUrl)
  })

  it('offers the button for changes while the client may change it', () => {
    expect(mail.html).toContain('Ver, cambiar o cancelar')
    expect(mail.text).toContain('Puedes cambiarla o cancelarla hasta 4 horas antes.')
  })

  it.each([
    ['es', 'Ver mi hora', 'si necesitas hacerlo, llama al +56 2 2233 4455.', 'cambiarla'],
    ['en', 'View my appointment', 'if you need to, call +56 2 2233 4455.', 'View, change'],
    ['pt', 'Ver meu horário', 'se precisar, ligue para +56 2 2233 4455.', 'Ver, alterar'],
  ] as const)('promises no change where it is too late for one, and says whom to call: %s', (locale, ...words) => {
    const [button, call, promise] = words
    const { html, text } = appointmentMail({
      kind: 'booked',
      appointment: booked,
      organization: { ...salon, locale },
      greeting: 'Ana',
      ...links,
      canBeChanged: false,
    })

    expect(text).toContain(`${button}: ${links.manageUrl}`)
    for (const part of [html, text]) {
      expect(part).toContain(call)
      expect(part).not.toContain(promise)
    }
  })

  it('writes the phone number for people to read', () => {
    expect(mail.html).toContain('Llámanos al +56 2 2233 4455.')
    expect(mail.text).toContain('Llámanos al +56 2 2233 4455.')
  })

  it('shows the salon’s logo, where it has one, and no hint to a page that clients may not use', () => {
    const logo = '/media/01JDTEST0000000000000000OR/01JDTEST0000000000000000LG.png'
    const organization = { ...salon, logo }
    const branded = appointmentMail({
      kind: 'booked',
      appointment: booked,
      organization,
      greeting: 'Ana',
      ...links,
      canBeChanged: false,
    })

    expect(branded.html).toContain(`src="https://book.example${logo}"`)
    expect(mail.html).not.toContain('<img')
    expect(mail.text).toContain('4 horas')
    expect(branded.text).not.toContain('4 horas')
  })

  it('keeps notes of the staff out', () => {
    expect(mail.html + mail.text + mail.subject).not.toContain('no mencionar')
  })

  it('escapes what people typed', () => {
    const { html } = appointmentMail({
      kind: 'booked',
      appointment: { ...booked, serviceName: '<img src=x>' },
      organization: salon,
      greeting: '<b>Ana</b>',
      ...links,
    })

    expect(html).not.toContain('<img src=x>')
    expect(html).not.toContain('<b>Ana</b>')
  })

  it('offers another time instead of the link once it is cancelled', () => {
    const { html } = appointmentMail({
      kind: 'cancelled',
      appointment: { ...booked, status: 'cancelled' },
      organization: salon,
      greeting: 'Ana',
      bookUrl: links.bookUrl,
      canBeChanged: false,
    })

    expect(html).toContain(links.bookUrl)
    expect(html).not.toContain('/m/')
  })

  it.each(['es', 'en', 'pt'] as const)('speaks %s', (locale) => {
    const { subject, html } = appointmentMail({
      kind: 'rescheduled',
      appointment: booked,
      organization: { ...salon, locale },
      greeting: 'Ana',
      ...links,
    })

    expect(html).toContain(`lang="${locale}"`)
    expect(subject).toContain('La Encina')
  })
})

it('is in the language the client booked in, whatever the salon speaks', () => {
  const appointmentInEnglish = { ...booked, locale: 'en' as const }
  const { html } = appointmentMail({
    kind: 'booked',
    appointment: appointmentInEnglish,
    organization: salon,
    greeting: 'Ana',
    ...links,
  })

  expect(html).toContain('lang="en"')
  expect(html).toContain('Your appointment is booked')
})

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
    const file = calendarFile([booked, cut], salon)

    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(file).toContain('DTSTART:20261126T200000Z')
  })
})

describe('the calendar file', () => {
  it('gives UTC instants, one id for life and a sequence that grows', () => {
    const file = calendarFile([booked], salon, links.manageUrl)

    expect(file).toContain('DTSTART:20261126T183000Z')
    expect(file).toContain('DTEND:20261126T200000Z')
    expect(file).toContain(`UID:${booked.id}@reservaplus`)
    expect(file).toContain('SEQUENCE:3')
  })

  it('takes the entry out of the calendar when the appointment is cancelled', () => {
    const file = calendarFile([{ ...booked, status: 'cancelled' }], salon)

    expect(file).toContain('METHOD:CANCEL')
    expect(file).toContain('STATUS:CANCELLED')
  })
})
