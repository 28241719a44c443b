import { describe, expect, it } from 'vitest'
import { mailHeaders } from './mail-headers'

const from = 'ReservaPlus <no-reply@reservaplus.example>'
const leaveUrl = 'https://book.example/my/unsubscribe/token'
const read = (about: Omit<Parameters<typeof mailHeaders>[0], 'from'>) =>
  Object.fromEntries(mailHeaders({ ...about, from }).map(({ Name, Value }) => [Name, Value]))

describe('the headers of a mail', () => {
  it('say that a machine wrote it, and which mails belong together', () => {
    expect(read({ category: 'transactional', thread: '01JDTEST' })).toEqual({
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'In-Reply-To': '<01JDTEST@reservaplus.example>',
      References: '<01JDTEST@reservaplus.example>',
    })
  })

  it('offer the way out of marketing, with one press, and of nothing else', () => {
    expect(read({ category: 'marketing', leaveUrl })).toMatchObject({
      'List-Unsubscribe': `<${leaveUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    for (const category of ['transactional', 'reminder', 'account'] as const) {
      expect(read({ category, leaveUrl })).not.toHaveProperty('List-Unsubscribe')
    }
  })

  it('are what SES takes: printable and no longer than a line', () => {
    for (const { Name, Value } of mailHeaders({ category: 'marketing', leaveUrl, thread: 'x'.repeat(36), from })) {
      expect(Name).toMatch(/^[\w-]+$/)
      expect(Value).toMatch(/^[ -~]{1,870}$/)
    }
  })
})
