import { Button } from '@react-email/button'
import { Column } from '@react-email/column'
import { Row } from '@react-email/row'
import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import { readableOn } from '@reservaplus/shared/organizations/color'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { Layout } from './layout'
import { renderMail } from './render'
import { buttonColor, colors, edgeOf, linkColor } from './style'

export type Fact = readonly [label: string, value: string]

export type Link = { label: string; url: string }

/** Whose mail it looks like. */
export type Brand = { name: string; accent: string; logo?: string | undefined }

export type Mail = {
  brand: Brand
  locale: Locale
  subject: string
  /** What a list of mails shows beside the subject. */
  preheader: string
  title: string
  intro: string
  facts: readonly Fact[]
  /** Something to copy or to type, large. */
  code?: string
  action: Link
  /** Beside or below the button, as lesser ones. */
  seconds?: readonly Link[]
  /** Plain links below the buttons. */
  more?: readonly Link[]
  /** Below the buttons: what the link is good for, whom to call. */
  hints: readonly (string | undefined)[]
  /** The last words, of whoever writes. */
  closing?: string | undefined
  /** Who sent it and where they are. */
  footer: readonly string[]
  /** How to get no more of these. */
  leave?: Link | undefined
}

/** Subject and both parts of a mail. */
export type Composed = { subject: string; html: string; text: string; leaveUrl?: string }

const body = { color: colors.text, fontSize: '15px', lineHeight: '23px' }
const button = { borderRadius: '8px', fontSize: '15px', fontWeight: 600, lineHeight: '20px', padding: '12px 20px' }
export const codeBox = {
  ...body,
  backgroundColor: colors.box,
  borderRadius: '8px',
  fontSize: '22px',
  fontWeight: 700,
  letterSpacing: '1px',
  padding: '12px 16px',
}

const Facts = ({ facts }: Pick<Mail, 'facts'>) => (
  <Section style={{ margin: '8px 0 20px' }}>
    {facts.map(([label, value]) => (
      <Row key={`${label} ${value}`}>
        <Column
          className="muted"
          style={{
            color: colors.muted,
            fontSize: '14px',
            lineHeight: '21px',
            padding: '5px 16px 5px 0',
            width: '84px',
          }}
          valign="top"
        >
          {label}
        </Column>
        <Column
          className="text"
          style={{ ...body, fontWeight: 600, lineHeight: '21px', padding: '5px 0', wordBreak: 'break-word' }}
          valign="top"
        >
          {value}
        </Column>
      </Row>
    ))}
  </Section>
)

const Buttons = ({ accent, action, seconds = [] }: Pick<Mail, 'action' | 'seconds'> & { accent: string }) => (
  <Section>
    <Button
      href={action.url}
      className="first"
      style={{
        ...button,
        backgroundColor: buttonColor(accent),
        border: edgeOf(buttonColor(accent)),
        color: readableOn(buttonColor(accent)),
        margin: '0 8px 10px 0',
      }}
    >
      {action.label}
    </Button>
    {seconds.map(({ label, url }) => (
      <Button
        key={url}
        href={url}
        className="second"
        style={{ ...button, border: `1px solid ${colors.muted}`, color: colors.text, margin: '0 8px 10px 0' }}
      >
        {label}
      </Button>
    ))}
  </Section>
)

/** What somebody typed keeps its lines. */
const Lines = ({ text }: { text: string }) => (
  <Text className="text" style={{ ...body, margin: '0 0 8px', whiteSpace: 'pre-line' }}>
    {text}
  </Text>
)

const htmlOf = ({ brand, locale, preheader, title, intro, facts, action, seconds = [], more = [], ...mail }: Mail) => (
  <Layout
    locale={locale}
    preheader={preheader}
    title={title}
    sender={brand.name}
    logo={brand.logo}
    footer={[
      ...mail.footer,
      mail.leave && (
        <a key="leave" href={mail.leave.url} className="muted" style={{ color: colors.muted }}>
          {mail.leave.label}
        </a>
      ),
    ].filter(Boolean)}
  >
    <Lines text={intro} />
    {facts.length > 0 && <Facts facts={facts} />}
    {mail.code && (
      <Text style={codeBox} className="box">
        {mail.code}
      </Text>
    )}
    <Buttons accent={brand.accent} action={action} seconds={seconds} />
    {more.map(({ label, url }) => (
      <Text key={url} style={{ ...body, margin: '8px 0 0' }}>
        <a href={url} className="link" style={{ color: linkColor(brand.accent) }}>
          {label}
        </a>
      </Text>
    ))}
    {mail.hints.some(Boolean) && (
      <Text className="muted" style={{ color: colors.muted, fontSize: '14px', lineHeight: '21px', margin: '10px 0 0' }}>
        {mail.hints.filter(Boolean).join(' ')}
      </Text>
    )}
    {mail.closing && (
      <div style={{ marginTop: '16px' }}>
        <Lines text={mail.closing} />
      </div>
    )}
  </Layout>
)

const textOf = ({ title, intro, facts, code, action, seconds = [], more = [], hints, closing, footer, leave }: Mail) =>
  [
    title,
    '',
    intro,
    '',
    ...facts.map(([label, value]) => `${label}: ${value}`),
    ...(facts.length > 0 ? [''] : []),
    ...(code ? [code, ''] : []),
    ...[action, ...seconds, ...more].map(({ label, url }) => `${label}: ${url}`),
    ...hints.filter(Boolean),
    ...(closing ? ['', closing] : []),
    '',
    ...footer,
    ...(leave ? [`${leave.label}: ${leave.url}`] : []),
  ].join('\n')

/** Both parts say the same. */
export const composeMail = (mail: Mail): Composed => ({
  subject: mail.subject,
  html: renderMail(htmlOf(mail)),
  text: textOf(mail),
  ...(mail.leave && { leaveUrl: mail.leave.url }),
})
