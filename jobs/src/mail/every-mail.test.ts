import { describe, expect, it } from 'vitest'
import { everyMail } from '../testing/every-mail'

const mails = everyMail()
const of = (name: string) => mails.filter((each) => each.name === name)
/** What is left when a program shows no HTML. */
const wordsOf = (html: string) => html.replace(/<style.*?<\/style>|<title.*?<\/title>/gs, '').replace(/<[^>]+>/g, ' ')

describe('every mail', () => {
  it.each(mails.map((mail) => [mail.name, mail.locale, mail] as const))('%s in %s is whole', (name, spoken, mail) => {
    const { subject, html, text } = mail
    const all = [subject, html, text ?? ''].join('\n')

    expect(all).not.toMatch(/\{\{|\}\}|undefined|\[object|NaN|Invalid Date/)
    expect(subject).toMatch(/^\S.{4,148}\S$/)
    expect(html).toContain(`lang="${spoken}"`)
    expect(html).toContain('name="color-scheme" content="light dark"')
    expect(html).toContain('prefers-color-scheme: dark')
    // Gmail cuts off what is longer.
    expect(Buffer.byteLength(html)).toBeLessThan(60_000)
    expect(html.match(/<img(?![^>]* alt=)/g)).toBeNull()
    expect(html).not.toMatch(/href="(?!https:\/\/)/)
    // Those of the user pool have no other part, and no list shows more than their first sentence.
    if (!name.startsWith('account')) {
      expect(text).toMatch(/https:\/\//)
      expect(html).toMatch(/display:none[^>]*>\S/)
    }
  })

  it('offers a way out where it is marketing, and nowhere else', () => {
    const withLeave = [...new Set(mails.filter(({ leaveUrl }) => leaveUrl).map(({ name }) => name))]
    expect(withLeave).toEqual(['followUp'])
    for (const { html, text, leaveUrl } of of('followUp')) {
      expect([html.includes(`href="${leaveUrl}"`), text?.includes(leaveUrl ?? '')]).toEqual([true, true])
    }
  })

  it('in Spanish speaks without exclamation marks and foreign words', () => {
    const words = mails
      .filter(({ locale }) => locale === 'es')
      .map(({ subject, html }) => `${subject} ${wordsOf(html)}`)
    expect(
      words.filter((each) => /[¡!]|\b(?:slot|booking|e-?mail|link)\b/i.test(each.replace(/https:\S+/g, ''))),
    ).toEqual([])
  })
})
