import { Body } from '@react-email/body'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Heading } from '@react-email/heading'
import { Html } from '@react-email/html'
import { Preview } from '@react-email/preview'
import { Text } from '@react-email/text'
import type { ReactNode } from 'react'
import { colors, darkStyle } from './style'

export type LayoutProps = {
  locale: string
  /** What lists of mails show beside the subject; the first sentence otherwise. */
  preheader?: string
  title: string
  /** Name above the title; the salon's, or ours for account mails. */
  sender: string
  /** Absolute address of the salon's logo. */
  logo?: string | undefined
  /** One line below the other, at the very end. */
  footer: readonly ReactNode[]
  children: ReactNode
}

const page = {
  backgroundColor: colors.page,
  fontFamily: 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif',
  margin: 0,
  padding: '0 12px',
}
const card = { backgroundColor: colors.card, borderRadius: '12px', padding: '28px 28px 20px', margin: '24px auto' }
const muted = { color: colors.muted, fontSize: '13px', lineHeight: '20px' }

export const Layout = ({ locale, preheader, title, sender, logo, footer, children }: LayoutProps) => (
  <Html lang={locale}>
    <Head>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{title}</title>
      <style>{darkStyle}</style>
    </Head>
    <Body style={page} className="page">
      {preheader && <Preview>{preheader}</Preview>}
      <Container style={card} className="card">
        {logo && (
          <img
            src={logo}
            alt=""
            height={48}
            style={{ display: 'block', height: '48px', maxWidth: '100%', marginBottom: '12px', width: 'auto' }}
          />
        )}
        <Text style={{ ...muted, margin: 0, fontWeight: 600 }} className="muted">
          {sender}
        </Text>
        <Heading
          as="h1"
          className="text"
          style={{ color: colors.text, fontSize: '22px', lineHeight: '30px', margin: '4px 0 12px' }}
        >
          {title}
        </Heading>
        {children}
        <Text
          className="muted line"
          style={{ ...muted, borderTop: `1px solid ${colors.line}`, margin: '24px 0 0', padding: '14px 0 4px' }}
        >
          {footer.map((line, at) => (
            <span key={String(at)} style={{ display: 'block' }}>
              {line}
            </span>
          ))}
        </Text>
      </Container>
    </Body>
  </Html>
)
