import { appointment } from '@reservaplus/shared/appointments/schema'
import { mailTemplateKind } from '@reservaplus/shared/mail-templates/schema'
import { teamMailKind } from '@reservaplus/shared/notifications/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { type Locale, locale } from '@reservaplus/shared/texts/locale'
import { instant, localDate, localDateTime } from '@reservaplus/shared/time/schema'
import { accountMail } from '../mail/account-mail'
import { type AccountMailKind, accountTexts } from '../mail/account-texts'
import { appointmentMail } from '../mail/appointment-mail'
import { ownerMail } from '../mail/owner-mail'
import { type OwnerMailKind, ownerTexts } from '../mail/owner-texts'
import { sampleMail } from '../mail/sample-mail'
import { codeMail, linksMail } from '../mail/self-service-mail'
import { seriesMail } from '../mail/series-mail'
import { teamMail } from '../mail/team-mail'
import { joinedMail, offerMail } from '../mail/waitlist-mail'
import { booked, salon } from './mail-samples'

const appOrigin = 'https://app.reservaplus.example'
const bookOrigin = 'https://book.reservaplus.example'
const bookUrl = `${bookOrigin}/s/la-encina`

type Written = { subject: string; html: string; text?: string; leaveUrl?: string }
export type NamedMail = Written & { name: string; locale: Locale }

const secondLine = appointment.parse({
  ...booked,
  id: '01JDTEST0000000000000000A2',
  start: '2026-11-26T20:00:00Z',
  end: '2026-11-26T20:45:00Z',
  localStart: '2026-11-26T17:00',
  serviceName: 'Corte y peinado',
  professionalName: 'Beatriz Lagos',
})

const toClients = (spoken: Locale, organization: Organization): Record<string, Written> => {
  const about = {
    organization,
    locale: spoken,
    greeting: 'María José',
    service: 'Color de raíz',
    bookUrl,
    url: bookUrl,
  }
  const links = [
    { label: 'jueves 26 de noviembre, 15:30 · Color de raíz', url: bookUrl },
    { label: 'viernes 4 de diciembre, 11:00 · Corte', url: `${bookUrl}?2` },
  ]
  const dates = ['2026-11-26T15:30', '2026-12-10T15:30', '2026-12-24T15:30']
  const offer = {
    localStart: localDateTime.parse('2026-11-26T15:30'),
    expiresAt: instant.parse('2026-11-24T20:00:00Z'),
  }

  return {
    ...Object.fromEntries(
      mailTemplateKind.options.map((kind) => [kind, sampleMail({ kind, locale: spoken, organization, bookOrigin })]),
    ),
    visit: appointmentMail({
      kind: 'booked',
      appointment: { ...booked, locale: spoken },
      more: [secondLine],
      organization,
      greeting: 'María José',
      manageUrl: bookUrl,
      bookUrl,
      canBeChanged: true,
    }),
    tooLate: appointmentMail({
      kind: 'reminder',
      appointment: { ...booked, locale: spoken },
      organization,
      greeting: 'María José',
      manageUrl: bookUrl,
      answerUrl: bookUrl,
      bookUrl,
      canBeChanged: false,
    }),
    series: seriesMail({
      organization: { ...organization, locale: spoken },
      greeting: 'María José',
      ahead: dates.map((date) => ({ localStart: localDateTime.parse(date), professionalName: 'Antonia Rojas' })),
      service: 'Color de raíz',
      hasMore: true,
      bookUrl,
      firstUrl: bookUrl,
    }),
    waitlistJoined: joinedMail({
      ...about,
      entry: { from: localDate.parse('2026-11-24'), to: localDate.parse('2026-11-30') },
    }),
    waitlistOffered: offerMail({ ...about, offer, professional: 'Antonia Rojas' }),
    clientCode: codeMail({ ...about, code: '481 920' }),
    clientLinks: linksMail({ ...about, links }),
  }
}

const named = (prefix: string, kind: string) => `${prefix}${kind.charAt(0).toUpperCase()}${kind.slice(1)}`

const toTeam = (spoken: Locale, organization: Organization): Record<string, Written> =>
  Object.fromEntries(
    teamMailKind.options.map((kind) => [
      named('team', kind),
      teamMail({
        kind,
        appointments: [
          {
            ...booked,
            notes: 'Primera vez que viene.',
            ...(kind === 'cancelled' && { cancellationReason: 'Me enfermé.' }),
          },
        ],
        before: kind === 'moved' ? localDateTime.parse('2026-11-25T11:00') : undefined,
        organization,
        locale: spoken,
        appOrigin,
        bookOrigin,
      }),
    ]),
  )

const toOwners = (spoken: Locale, organization: Organization): Record<string, Written> =>
  Object.fromEntries(
    (Object.keys(ownerTexts.es.mails) as OwnerMailKind[]).map((kind) => [
      named('owner', kind),
      ownerMail({
        kind,
        organization,
        subscription: { plan: 'profesional' },
        until: instant.parse('2026-12-24T15:00:00Z'),
        ...(kind.startsWith('invoice') && {
          amount: { amount: 29_900, currency: 'CLP' as const },
          number: 'RP-2026-0042',
        }),
        firstName: 'Carolina',
        locale: spoken,
        appOrigin,
        bookOrigin,
      }),
    ]),
  )

const toAccounts = (spoken: Locale): Record<string, Written> =>
  Object.fromEntries(
    (Object.keys(accountTexts.es) as AccountMailKind[]).map((kind) => [
      named('account', kind),
      accountMail({
        kind,
        locale: spoken,
        codePlaceholder: '481920',
        ...((kind === 'invitation' || kind === 'welcome') && { usernamePlaceholder: 'antonia@laencina.example' }),
        organizationName: 'La Encina',
        appUrl: `${appOrigin}/app/`,
      }),
    ]),
  )

/** One of each kind there is, in each language. `organization`: whose name, colour and picture they bear. */
export const everyMail = (organization: Organization = salon): NamedMail[] =>
  locale.options.flatMap((spoken) =>
    Object.entries({
      ...toClients(spoken, organization),
      ...toTeam(spoken, organization),
      ...toOwners(spoken, organization),
      ...toAccounts(spoken),
    }).map(([name, mail]) => ({ ...mail, name, locale: spoken })),
  )

const name = 'Centro de Estética y Peluquería Valentina Fernández-Echeverría'

/** Colours that are hard to read on, a picture, and a name that no line holds. */
export const brandedMails = (): NamedMail[] =>
  ['#facc15', '#ffffff', '#111827', '#e11d48'].flatMap((accentColor) => {
    const logo = '/media/01JDTEST0000000000000000OR/01JDTEST0000000000000000LG.png'
    const organization = { ...salon, name, accentColor, logo }

    return everyMail(organization)
      .filter((mail) => mail.locale === 'es' && ['reminder', 'paymentRequested'].includes(mail.name))
      .map((mail) => ({ ...mail, name: `${mail.name}-${accentColor.slice(1)}` }))
  })
