import { AppError } from '@reservaplus/shared/errors/app-error'
import { afterEach, expect, it, vi } from 'vitest'
import { deliverBatch, type QueueHandler } from '../testing/queue'
import { logger } from './logger'
import { queueHandler } from './queue-handler'

afterEach(() => vi.restoreAllMocks())

const told = () => vi.spyOn(logger, 'error').mockImplementation(() => {})

it('what fails goes back alone, and says which message it was and why', async () => {
  const error = told()
  const handler = queueHandler(() => async ({ body }) => {
    if (body.includes('bad')) throw new AppError('BUSY', 'Not now')
  }) as QueueHandler

  expect(
    await deliverBatch(handler, ['{"detail":{"id":"bad"}}', '{}', 'not even bad JSON'], { receiveCount: 3 }),
  ).toEqual(['m0', 'm2'])
  expect(error.mock.calls).toMatchObject([
    ['A message failed', { messageId: 'm0', eventId: 'bad', receiveCount: 3, code: 'BUSY', reason: 'Not now' }],
    ['A message failed', { messageId: 'm2', receiveCount: 3, code: 'BUSY' }],
  ])
})

it('of what nobody foresaw the log says where it came from, and not what it says', async () => {
  const error = told()
  const handler = queueHandler(() => () => Promise.reject(new TypeError('Zenobia is not a number'))) as QueueHandler
  await deliverBatch(handler, ['{}'])

  expect(error.mock.calls).toMatchObject([['A message failed', { errors: [{ name: 'TypeError' }] }]])
  expect(JSON.stringify(error.mock.calls)).not.toContain('Zenobia')
})
