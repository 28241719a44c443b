import { deleteItems } from '@reservaplus/server/db/partition'
import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { findCard, pointerKeysOf } from '@reservaplus/server/marketplace/repository'
import { deactivate } from '@reservaplus/server/organizations/change-activity'
import { update } from '@reservaplus/server/services/update'
import { openMarket } from '@reservaplus/server/testing/market'
import { useTestTable } from '@reservaplus/server/testing/table'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import { beforeAll, expect, it, vi } from 'vitest'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'

const table = useTestTable()
let projectMarketplace: QueueHandler

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  projectMarketplace = (await import('./project-marketplace')).handler as QueueHandler
})

const noticesOf = async (event: Pick<DomainEvent, 'organizationId'>, subject: { kind: string; id: string }) =>
  (await findEventsOfSubject(event.organizationId, subject)).map(noticeOf)

it('a service that is renamed is found by its new name, and an organization that is closed no longer', async () => {
  const { open, namesOf } = openMarket('CA')
  const { ctx, id, services } = await open()
  const [service] = services
  if (!service) throw new Error('There is no service')
  await update(ctx, { id: service.id, name: 'Balayage' })
  const notices = await noticesOf(ctx, { kind: 'service', id: service.id })
  expect(await deliverBatch(projectMarketplace, [...notices, ...notices])).toEqual([])
  expect(await namesOf({ search: 'balay' })).toEqual(['La Encina'])
  expect(await namesOf({ search: 'corte' })).toEqual([])

  await deactivate(ctx, { id })
  await deliverBatch(projectMarketplace, await noticesOf(ctx, { kind: 'organization', id }))
  expect(await namesOf()).toEqual([])
})

it('a message that comes again writes everything anew, whatever the card says', async () => {
  const { open, namesOf } = openMarket('CB')
  const { ctx, id } = await open()
  const { card } = await findCard(id)
  await deleteItems(pointerKeysOf(id, card))
  const notices = await noticesOf(ctx, { kind: 'organization', id })
  await deliverBatch(projectMarketplace, notices)
  expect(await namesOf()).toEqual([])
  await deliverBatch(projectMarketplace, notices, { receiveCount: 2 })

  expect(await namesOf()).toEqual(['La Encina'])
})

it('poison goes back alone, and an organization that is not there is nobody’s concern', async () => {
  const unknown = JSON.stringify({ detail: { organizationId: '01JDCX0000000000000000NONE' } })

  expect(await deliverBatch(projectMarketplace, ['no json', unknown])).toEqual(['m0'])
})
