import type { ClientId, OrganizationId, PaymentId } from '@reservaplus/shared/ids/schema'
import type { Payment } from '@reservaplus/shared/payments/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { clientPaymentsPrefix, externalPaymentPk, openPaymentsOfShard, paymentPrefix } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { ClientPaymentEntity } from './client-payment-entity'
import { PaymentEntity } from './entity'

export const findPayment = async (
  organizationId: OrganizationId,
  id: PaymentId,
  { consistent = true }: Read = {},
): Promise<Payment | undefined> => {
  const { Item } = await PaymentEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

/** By the provider's id; whoever decides on it reads it again by its own. */
export const findPaymentByExternalId = async (externalId: string): Promise<Payment | undefined> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(PaymentEntity)
    .query({ index: 'GSI1', partition: externalPaymentPk(externalId) })
    .options({ entityAttrFilter: false, limit: 1 })
    .send()

  return Items[0]
}

/** Of a shard, those that the provider is to be asked about by now, longest waiting first. */
export const findOpenPayments = async (shard: number, now: Instant, limit = 100): Promise<Payment[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(PaymentEntity)
    .query({ index: 'GSI2', partition: openPaymentsOfShard(shard), range: { lte: `${now}~` } })
    .options({ entityAttrFilter: false, limit })
    .send()

  return Items
}

const batchLimit = 100

/** In the order of the ids; those that are gone are left out. */
export const findPaymentsByIds = async (
  organizationId: OrganizationId,
  ids: readonly PaymentId[],
  { consistent = false }: Read = {},
): Promise<Payment[]> => {
  const batches = Array.from({ length: Math.ceil(ids.length / batchLimit) }, async (_, index) => {
    const requests = ids
      .slice(index * batchLimit, (index + 1) * batchLimit)
      .map((id) => PaymentEntity.build(BatchGetRequest).key({ organizationId, id }))
    const { Responses } = await execute(
      { maxAttempts: 5 },
      appTable
        .build(BatchGetCommand)
        .requests(...requests)
        .options({ consistent }),
    )

    return (Responses?.[0] ?? []).flatMap((item) => item ?? [])
  })

  return (await Promise.all(batches)).flat()
}

type Begun = { from: string; to: string }

/** Ids begin with the time: what was begun in a range of it, newest first. `from` and `to` are beginnings of ids. */
export const findPaymentsBegun = (
  organizationId: OrganizationId,
  { from, to, ...page }: Begun & PageRequest,
): Promise<Page<Payment>> => {
  const between = [`${paymentPrefix}${from}`, `${paymentPrefix}${to}`] as const
  const list: List = { organizationId, prefix: paymentPrefix, between, newestFirst: true }

  return queryPage(PaymentEntity, list, page)
}

/** Newest first. */
export const findPaymentsOfClient = async (
  organizationId: OrganizationId,
  { clientId, ...page }: PageRequest & { clientId: ClientId },
): Promise<Page<Payment>> => {
  const prefix = clientPaymentsPrefix(clientId)
  const list: List = { organizationId, prefix, beginsWith: prefix, newestFirst: true }
  const { items, cursor } = await queryPage(ClientPaymentEntity, list, page)
  const ids = items.map(({ id }) => id)

  return { items: await findPaymentsByIds(organizationId, ids), cursor }
}

const ofClient = ({ organizationId, id }: Payment, clientId: ClientId): Write => ({
  role: 'state',
  action: ClientPaymentEntity.build(PutTransaction).item({ organizationId, id, clientId }),
})

const notOfClient = ({ organizationId, id }: Payment, clientId: ClientId): Write => ({
  role: 'state',
  action: ClientPaymentEntity.build(DeleteTransaction).key({ organizationId, id, clientId }),
})

export const paymentCreation = (payment: Payment): Write[] => [
  {
    role: 'state',
    action: PaymentEntity.build(PutTransaction)
      .item(payment)
      .options({ condition: { attr: 'id', exists: false } }),
  },
  ...(payment.clientId ? [ofClient(payment, payment.clientId)] : []),
]

/** `next` carries the version after `current`'s; whose it is follows. */
export const paymentReplacement = (next: Payment, current: Payment): Write[] => [
  {
    role: 'state',
    action: PaymentEntity.build(PutTransaction)
      .item(next)
      .options({ condition: { attr: 'version', eq: current.version } }),
  },
  ...(next.clientId === current.clientId
    ? []
    : [
        ...(next.clientId ? [ofClient(next, next.clientId)] : []),
        ...(current.clientId ? [notOfClient(current, current.clientId)] : []),
      ]),
]
