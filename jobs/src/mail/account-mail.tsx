import { Button } from '@react-email/button'
import { Text } from '@react-email/text'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { type AccountMailKind, accountTexts } from './account-texts'
import { codeBox } from './compose-mail'
import { Layout } from './layout'
import { renderMail } from './render'
import { colors } from './style'

export type AccountMail = {
  kind: AccountMailKind
  locale: Locale
  /** Cognito's placeholder for the code or temporary password; Cognito fills it in after this mail is made. */
  codePlaceholder: string
  /** Cognito's placeholder for the user name, which an invitation has to contain. */
  usernamePlaceholder?: string
  organizationName?: string
  appUrl: string
}

const body = { color: colors.text, fontSize: '15px', lineHeight: '23px' }

/**
 * Subject and HTML for Cognito's custom-message trigger. Cognito takes one body and sends it as HTML without a plain-text
 * part, so the HTML has to read well when its elements are dropped: in order, the code on a line, the address in words.
 */
export const accountMail = (mail: AccountMail) => {
  const texts = accountTexts[mail.locale][mail.kind]
  const intro = texts.intro(mail.organizationName ?? 'ReservaPlus')

  return {
    subject: texts.subject,
    html: renderMail(
      <Layout locale={mail.locale} title={texts.title} sender="ReservaPlus" footer={[texts.footer]}>
        <Text style={body} className="text">
          {intro}
        </Text>
        {mail.usernamePlaceholder && (
          <Text style={body} className="text">
            {texts.user}: <strong>{mail.usernamePlaceholder}</strong>
          </Text>
        )}
        <Text style={{ ...body, margin: '0 0 6px' }} className="text">
          {texts.code}:
        </Text>
        <Text style={codeBox} className="box">
          {mail.codePlaceholder}
        </Text>
        <Button
          href={mail.appUrl}
          style={{
            backgroundColor: '#0f766e',
            borderRadius: '8px',
            color: '#ffffff',
            fontSize: '15px',
            fontWeight: 600,
            padding: '13px 20px',
          }}
        >
          {texts.open}
        </Button>
        <Text style={{ ...body, fontSize: '13px', margin: '12px 0 0' }}>
          <a href={mail.appUrl} style={{ color: '#0f766e' }} className="link">
            {mail.appUrl}
          </a>
        </Text>
      </Layout>,
    ),
  }
}
