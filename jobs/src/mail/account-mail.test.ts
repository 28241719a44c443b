import { describe, expect, it } from 'vitest'
import { accountMail } from './account-mail'

const invitation = accountMail({
  kind: 'invitation',
  locale: 'es',
  codePlaceholder: '{####}',
  usernamePlaceholder: '{username}',
  organizationName: 'La Encina <3',
  appUrl: 'https://app.example/app/',
})

/** What a mail program without HTML makes of it: elements away, blocks on lines of their own. */
const asText = (html: string): string =>
  html
    .replaceAll(/<head>.*?<\/head>|<!--.*?-->|<!DOCTYPE[^>]*>/gs, '')
    .replaceAll(/<\/?(p|h1|tr|table|div|br)\b[^>]*>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

describe('a mail about an account', () => {
  it('reads in order without any HTML, since Cognito sends no plain-text part', () => {
    expect(asText(invitation.html)).toBe(
      [
        'ReservaPlus',
        'Tu acceso está listo',
        'La Encina <3 te sumó a su equipo en ReservaPlus. Entra con estos datos; al entrar eliges tu propia contraseña.',
        'Correo: {username}',
        'Contraseña temporal (vence en 7 días):',
        '{####}',
        'Entrar',
        'https://app.example/app/',
        'Si no esperabas esta invitación, ignora este correo.',
      ].join('\n'),
    )
  })

  it.each(['invitation', 'welcome', 'forgotPassword', 'confirmMail', 'resume', 'known'] as const)(
    '%s fits what Cognito takes',
    (kind) => {
      for (const locale of ['es', 'en', 'pt'] as const) {
        const mail = accountMail({
          kind,
          locale,
          codePlaceholder: '{####}',
          organizationName: 'ñ'.repeat(200),
          appUrl: 'https://app.example/app/',
        })
        expect(mail.subject.length).toBeLessThanOrEqual(140)
        expect(mail.html.length).toBeLessThanOrEqual(20_000)
        expect(mail.html).toContain(`lang="${locale}"`)
      }
    },
  )
})
