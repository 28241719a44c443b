import { Body } from '@react-email/body'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Heading } from '@react-email/heading'
import { Html } from '@react-email/html'
import { Preview } from '@react-email/preview'
import { Text } from '@react-email/text'
import type { ReactNode } from 'react'

export type LayoutProps = {
  locale: string
  /** What lists of mails show beside the subject; the first sentence otherwise. */
  preheader?: string
  title: string
  /** Name above the title; the salon's, or ours for account mails. */
  sender: string
  /** Absolute address of the salon's logo. */
  logo?: string | undefined
  footer: string
  children: ReactNode
}

const page = { backgroundColor: '#f5f6f7', fontFamily: 'system-ui, -apple-system, Segoe UI, Roboto, sans-serif' }
const card = { backgroundColor: '#ffffff', borderRadius: '12px', padding: '28px 28px 20px', margin: '24px auto' }
const muted = { color: '#5b6470', fontSize: '13px', lineHeight: '20px' }

export const Layout = ({ locale, preheader, title, sender, logo, footer, children }: LayoutProps) => (
  <Html lang={locale}>
    <Head>
      <title>{title}</title>
    </Head>
    <Body style={page}>
      {preheader && <Preview>{preheader}</Preview>}
      <Container style={card}>
        {logo && <img src={logo} alt="" height={48} style={{ display: 'block', marginBottom: '12px' }} />}
        <Text style={{ ...muted, margin: 0, fontWeight: 600 }}>{sender}</Text>
        <Heading as="h1" style={{ color: '#16202a', fontSize: '22px', lineHeight: '30px', margin: '4px 0 12px' }}>
          {title}
        </Heading>
        {children}
        <Text style={{ ...muted, borderTop: '1px solid #e6e9ec', marginTop: '24px', paddingTop: '14px' }}>
          {footer}
        </Text>
      </Container>
    </Body>
  </Html>
)
