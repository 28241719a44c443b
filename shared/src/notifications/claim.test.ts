import { describe, expect, it } from 'vitest'
import { instant } from '../time/schema'
import { claimDecision } from './claim'
import { message } from './schema'

const claimed = (status: string) =>
  message.parse({
    id: '01J00000000000000000000000~client',
    organizationId: '01J0000000000000000000000A',
    eventId: '01J00000000000000000000000',
    kind: 'booked',
    status,
    claimedAt: '2026-11-23T14:00:00Z',
    attempts: 1,
  })
const at = (text: string) => instant.parse(text)

describe('claimDecision', () => {
  it('sends what nobody claimed', () => {
    expect(claimDecision(undefined, at('2026-11-23T14:00:00Z'))).toBe('send')
  })

  it.each([
    ['one minute before the window ends', '2026-11-23T14:09:00Z', 'wait'],
    ['when the window ends', '2026-11-23T14:10:00Z', 'send'],
  ])('a mail of unknown fate, %s', (_when, now, expected) => {
    expect(claimDecision(claimed('sending'), at(now))).toBe(expected)
  })

  it('sends again at once what SES refused', () => {
    expect(claimDecision(claimed('refused'), at('2026-11-23T14:00:01Z'))).toBe('send')
  })

  it.each(['sent', 'delivered', 'bounced', 'complained', 'rejected'])('never repeats a mail that is %s', (status) => {
    expect(claimDecision(claimed(status), at('2027-11-23T14:00:00Z'))).toBe('done')
  })
})
