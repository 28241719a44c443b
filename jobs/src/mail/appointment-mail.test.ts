import { clientCalendar } from '@reservaplus/server/feeds/render-calendar'
import { describe, expect, it } from 'vitest'
import { booked, links, salon } from '../testing/mail-samples'
import { appointmentMail } from './appointment-mail'

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

  it('escapes the words that a salon has chosen, and keeps their lines', () => {
    const template = { id: 'booked~es', organizationId: salon.id, kind: 'booked', locale: 'es', version: 1 } as const
    const { html, subject } = appointmentMail({
      kind: 'booked',
      appointment: booked,
      organization: salon,
      greeting: 'Ana',
      template: { ...template, subject: 'Hola {{client}}', closing: '<b>Llega\n10 minutos antes</b>' },
      ...links,
    })

    expect(subject).toBe('Hola Ana')
    expect(html).not.toContain('<b>')
    expect(html).toMatch(/white-space:pre-line[^>]*>&lt;b(?:>|&gt;)Llega\n10 minutos antes/)
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

describe('the reminder', () => {
  const answerUrl = 'https://book.example/my/appointment/token?lang=es'
  const reminderOf = (appointment: typeof booked, canBeChanged = true) =>
    appointmentMail({
      kind: 'reminder',
      appointment,
      organization: salon,
      greeting: 'Ana',
      ...links,
      answerUrl,
      canBeChanged,
    })

  it('has one press each for coming, moving and not coming', () => {
    const { html, text } = reminderOf(booked)
    for (const part of [`Sí, voy: ${answerUrl}&do=confirm`, 'view=times', `No puedo ir: ${answerUrl}&do=cancel`]) {
      expect(text).toContain(part)
    }
    expect(html.match(/class="second"/g)).toHaveLength(2)
  })

  it('asks only whether one comes where it is too late for anything else, and nothing of who has said so', () => {
    expect(reminderOf(booked, false).text).not.toContain('do=cancel')
    expect(reminderOf(booked, false).text).toContain('do=confirm')
    expect(reminderOf({ ...booked, clientConfirmedAt: booked.createdAt }).text).not.toContain('do=')
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

describe('the calendar file', () => {
  it('gives UTC instants, one id for life and a sequence that grows', () => {
    const file = clientCalendar([booked], salon, links.manageUrl)

    expect(file).toContain('DTSTART:20261126T183000Z')
    expect(file).toContain('DTEND:20261126T200000Z')
    expect(file).toContain(`UID:${booked.id}@reservaplus`)
    expect(file).toContain('SEQUENCE:3')
  })

  it('takes the entry out of the calendar when the appointment is cancelled', () => {
    const file = clientCalendar([{ ...booked, status: 'cancelled' }], salon)

    expect(file).toContain('METHOD:CANCEL')
    expect(file).toContain('STATUS:CANCELLED')
  })
})
