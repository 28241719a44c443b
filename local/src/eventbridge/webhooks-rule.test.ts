import { fileURLToPath } from 'node:url'
import { domainEvent } from '@reservaplus/shared/events/schema'
import { webhookEventType } from '@reservaplus/shared/webhooks/schema'
import { expect, it } from 'vitest'

import { matchesPattern } from '../events/event-pattern'
import { loadTemplate } from '../template/load-template'
import { readRules } from './rules'

const hosts = { app: 'app.test', book: 'book.test', apiOrigin: 'api-origin.test' }
const template = loadTemplate({ root: fileURLToPath(new URL('../../..', import.meta.url)), hosts })
const rule = readRules(template).find(({ id }) => id === 'WebhooksRule')
const types = domainEvent.options.map((each) => each.shape.type.value)

it.each(types)('webhooks hear of %s exactly when it may be chosen, or tests one', (type) => {
  const isTold = webhookEventType.safeParse(type).success || type === 'webhook.test'

  expect(matchesPattern(rule?.EventPattern ?? {}, { source: 'reservaplus', 'detail-type': type, detail: {} })).toBe(
    isTold,
  )
})
