import type { OrganizationId, PaymentId } from '@reservaplus/shared/ids/schema'
import type { Payment } from '@reservaplus/shared/payments/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { externalPaymentPk, openPaymentsPk, paymentKey } from '../db/keys'
import { appTable } from '../db/table'

/** Until when nobody has to ask the provider; only of what it has not decided, or may be tried again. */
const dueOf = ({ status, dueAt }: { status: unknown; dueAt?: unknown }) =>
  (status === 'pending' || status === 'rejected') && typeof dueAt === 'string' ? dueAt : undefined

export const PaymentEntity = new Entity({
  name: 'Payment',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<PaymentId>().key(),
    organizationId: as<OrganizationId>().key(),
    kind: as<Payment['kind']>(),
    method: as<Payment['method']>(),
    status: as<Payment['status']>(),
    amount: as<Payment['amount']>(),
    tip: maybe<NonNullable<Payment['tip']>>(),
    refunded: as<Payment['refunded']>(),
    refunds: as<Payment['refunds']>(),
    parts: as<Payment['parts']>(),
    appointmentId: maybe<NonNullable<Payment['appointmentId']>>(),
    visitId: maybe<NonNullable<Payment['visitId']>>(),
    clientId: maybe<NonNullable<Payment['clientId']>>(),
    professionalId: maybe<NonNullable<Payment['professionalId']>>(),
    providerFee: maybe<NonNullable<Payment['providerFee']>>(),
    externalId: string().optional(),
    preferenceId: string().optional(),
    checkoutUrl: string().optional(),
    expiresAt: maybe<NonNullable<Payment['expiresAt']>>(),
    isClientErased: maybe<true>(),
    dueAt: maybe<NonNullable<Payment['dueAt']>>(),
    attempts: number().optional(),
    booking: maybe<NonNullable<Payment['booking']>>(),
    note: string().optional(),
    createdBy: as<Payment['createdBy']>(),
    createdAt: as<Payment['createdAt']>(),
    paidAt: maybe<NonNullable<Payment['paidAt']>>(),
    version: number(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ externalId }) =>
      externalId === undefined ? undefined : externalPaymentPk(externalId),
    ),
    GSI1SK: hiddenKey().link<typeof self>(({ id, externalId }) => (externalId === undefined ? undefined : id)),
    GSI2PK: hiddenKey().link<typeof self>((payment) => (dueOf(payment) ? openPaymentsPk(payment.id) : undefined)),
    GSI2SK: hiddenKey().link<typeof self>((payment) => {
      const dueAt = dueOf(payment)

      return dueAt && `${dueAt}#${payment.id}`
    }),
  })),
  computeKey: ({ organizationId, id }) => paymentKey(organizationId, id),
})
