import { Button } from '@react-email/button'
import { Column } from '@react-email/column'
import { Row } from '@react-email/row'
import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import { readableOn } from '@reservaplus/shared/organizations/color'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { Layout } from './layout'
import { renderMail } from './render'
import { mailTexts } from './texts'

export type Fact = readonly [label: string, value: string]

type Link = { label: string; url: string }

export type ClientMail = {
  organization: Organization
  locale: Locale
  /** The salon's page; pictures are taken from its host. */
  bookUrl: string
  subject: string
  /** What a list of mails shows beside the subject. */
  preheader: string
  title: string
  intro: string
  facts: readonly Fact[]
  action: Link
  /** Plain links below the button. */
  more?: readonly Link[]
  /** Below the button: what the link is good for, whom to call. */
  hints: readonly (string | undefined)[]
}

const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <Section style={{ margin: '8px 0 20px' }}>
    {facts.map(([label, value]) => (
      <Row key={`${label} ${value}`}>
        <Column style={{ color: '#5b6470', fontSize: '14px', padding: '5px 16px 5px 0', width: '96px' }} valign="top">
          {label}
        </Column>
        <Column style={{ color: '#16202a', fontSize: '15px', fontWeight: 600, padding: '5px 0' }} valign="top">
          {value}
        </Column>
      </Row>
    ))}
  </Section>
)

/** Subject, HTML and plain text of what a salon writes to a client. */
export const clientMail = ({
  organization,
  locale,
  bookUrl,
  subject,
  facts,
  action,
  more = [],
  ...mail
}: ClientMail) => {
  const { preheader, title, intro } = mail
  const hints = mail.hints.filter(Boolean)
  const accent = organization.accentColor
  const sentBy = mailTexts[locale].sentBy(organization.name)
  const html = renderMail(
    <Layout
      locale={locale}
      preheader={preheader}
      title={title}
      sender={organization.name}
      logo={organization.logo && new URL(organization.logo, bookUrl).href}
      footer={sentBy}
    >
      <Text style={{ color: '#16202a', fontSize: '15px', lineHeight: '23px', margin: '0 0 8px' }}>{intro}</Text>
      <Facts facts={facts} />
      <Button
        href={action.url}
        style={{
          backgroundColor: accent,
          borderRadius: '8px',
          color: readableOn(accent),
          fontSize: '15px',
          fontWeight: 600,
          padding: '13px 20px',
        }}
      >
        {action.label}
      </Button>
      {more.map(({ label, url }) => (
        <Text key={url} style={{ fontSize: '15px', lineHeight: '23px', margin: '12px 0 0' }}>
          <a href={url}>{label}</a>
        </Text>
      ))}
      <Text style={{ color: '#5b6470', fontSize: '14px', lineHeight: '21px' }}>{hints.join(' ')}</Text>
    </Layout>,
  )
  const text = [
    title,
    '',
    intro,
    '',
    ...facts.map(([label, value]) => `${label}: ${value}`),
    '',
    ...[action, ...more].map(({ label, url }) => `${label}: ${url}`),
    ...hints,
    '',
    sentBy,
  ].join('\n')

  return { subject, html, text }
}
