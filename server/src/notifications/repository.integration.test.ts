import { eventId, organizationId } from '@reservaplus/shared/ids/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { openOrganization } from '../testing/context'
import { useTestTable } from '../testing/table'
import { claimMessage, findMessage, markMessageRefused, markMessageSent, recordReport } from './repository'
import { list } from './service'

useTestTable()

let next = 0
const newKey = () => ({
  organizationId: organizationId.parse('01JDTEST00000000000000000A'),
  eventId: eventId.parse(`01JDTEST0000000000${String(++next).padStart(8, '0')}`),
  recipient: 'client',
})
const at = (time: string) => instant.parse(`2026-11-23T${time}Z`)
const claim = (key: ReturnType<typeof newKey>, time = '14:00:00') =>
  claimMessage(key, { kind: 'booked', now: at(time) })

describe('the claim on a message', () => {
  it('goes to exactly one of twenty workers', async () => {
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 20 }, () => claim(key)))

    expect(answers.filter((answer) => answer === 'claimed')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'wait')).toHaveLength(19)
  })

  it('waits while the fate of the mail is unknown and opens when the window has passed', async () => {
    const key = newKey()
    await claim(key)

    expect(await claim(key, '14:09:59')).toBe('wait')
    expect(await claim(key, '14:10:00')).toBe('claimed')
    expect(await findMessage(key)).toMatchObject({ attempts: 2, status: 'sending' })
  })

  it('is settled by the report of SES when our own mark was lost', async () => {
    const key = newKey()
    await claim(key)
    await recordReport(key, 'sent', 'ses-1')

    expect(await claim(key, '15:00:00')).toBe('done')
  })

  it('opens at once when SES refused the mail', async () => {
    const key = newKey()
    await claim(key)
    await markMessageRefused(key)

    expect(await claim(key, '14:00:01')).toBe('claimed')
  })
})

describe('the status of a message', () => {
  it('does not go back when reports come late, twice or out of order', async () => {
    const key = newKey()
    await claim(key)
    await recordReport(key, 'delivered', 'ses-1')
    await markMessageSent(key, 'ses-1')
    await recordReport(key, 'sent', 'ses-1')
    await recordReport(key, 'delivered', 'ses-1')

    expect(await findMessage(key)).toMatchObject({ status: 'delivered', providerId: 'ses-1' })
  })
})

describe('what owners see of it', () => {
  it('is every message, newest first, page by page, and by itself what did not arrive: nobody else’s', async () => {
    const [ctx, other] = [await openOrganization({ name: 'Uno' }), await openOrganization({ name: 'Dos' })]
    const keys = ['1', '2', '3', '4'].map((number) => ({
      ...newKey(),
      organizationId: ctx.organizationId,
      eventId: eventId.parse(`01JDSEEN00000000000000000${number}`),
    }))
    for (const key of keys) await claim(key)
    await claim({ ...newKey(), organizationId: other.organizationId })
    const [first, second, third] = keys
    if (!first || !second || !third) throw new Error('There are too few')
    await recordReport(first, 'bounced', 'ses-1')
    await recordReport(second, 'delivered', 'ses-2')
    await recordReport(third, 'complained', 'ses-3')

    const page = await list(ctx, { limit: 3 })
    const rest = await list(ctx, { limit: 3, cursor: page.cursor })
    expect([...page.items, ...rest.items].map(({ status }) => status)).toEqual([
      'sending',
      'complained',
      'delivered',
      'bounced',
    ])
    expect(page.items[1]).toMatchObject({ recipient: 'client', kind: 'booked', sentAt: at('14:00:00') })
    const failed = await list(ctx, { only: 'failed', limit: 10 })
    expect(failed.items.map(({ eventId: id }) => id)).toEqual([third.eventId, first.eventId])
    expect((await list(other, { only: 'failed', limit: 10 })).items).toEqual([])
  })
})
