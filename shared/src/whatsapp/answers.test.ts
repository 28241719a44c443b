import { describe, expect, it } from 'vitest'
import { instant } from '../time/schema'
import { answerOf, isWindowOpen } from './answers'
import { readNotices } from './read-notices'

describe('what an answer means', () => {
  it.each([
    ['1', 'confirm'],
    [' 1. ', 'confirm'],
    ['Sí', 'confirm'],
    ['¡SÍ!', 'confirm'],
    ['2', 'cancel'],
    ['Cancelar', 'cancel'],
    ['BAJA', 'stop'],
    ['No molestar', 'stop'],
    ['alta', 'start'],
  ])('%s: %s', (text, answer) => {
    expect(answerOf(text)).toBe(answer)
  })

  it.each(['', '12', '1 o 2?', 'no puedo, ¿el 2 de mayo?', 'sí, pero más tarde', '👍'])('%s is for people', (text) => {
    expect(answerOf(text)).toBeUndefined()
  })
})

it('the window closes a day after they wrote, to the second', () => {
  const wrote = instant.parse('2026-11-23T14:00:00Z')

  expect(isWindowOpen(wrote, instant.parse('2026-11-24T13:59:59Z'))).toBe(true)
  expect(isWindowOpen(wrote, instant.parse('2026-11-24T14:00:00Z'))).toBe(false)
})

const notice = (value: Record<string, unknown>, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', changes: [{ field, value: { metadata: { phone_number_id: '42' }, ...value } }] }],
})
const message = { id: 'wamid.1', from: '56961234567', timestamp: '1795442400', type: 'text', text: { body: '1' } }

describe('what Meta tells', () => {
  it('is read message by message, what is strange left out', () => {
    const raw = notice({
      messages: [
        message,
        { id: 'wamid.2' },
        { ...message, text: undefined, button: { payload: '2', text: 'Cancelar' } },
      ],
      statuses: [
        { id: 'wamid.3', status: 'delivered', biz_opaque_callback_data: 'ours' },
        { id: 'x', status: 'warned' },
      ],
    })

    expect(readNotices(raw, '42')).toEqual([
      { kind: 'status', reference: 'ours', providerId: 'wamid.3', status: 'delivered' },
      { kind: 'message', providerId: 'wamid.1', from: '56961234567', at: '2026-11-23T14:00:00Z', text: '1' },
      { kind: 'message', providerId: 'wamid.1', from: '56961234567', at: '2026-11-23T14:00:00Z', text: '2' },
    ])
  })

  it.each([
    ['another number’s', notice({ metadata: { phone_number_id: '7' }, messages: [message] })],
    ['another field’s', notice({ messages: [message] }, 'account_update')],
    ['nothing', {}],
    ['garbage', 'x'],
  ])('%s is left alone', (_, raw) => {
    expect(readNotices(raw, '42')).toEqual([])
  })
})
