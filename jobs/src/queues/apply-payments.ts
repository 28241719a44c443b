import { systemContext } from '@reservaplus/server/config/system-context'
import { isNotConnected } from '@reservaplus/server/payment-accounts/account-token'
import { syncNotice } from '@reservaplus/server/payments/sync-payment'
import { type ProviderNotice, providerNotice } from '@reservaplus/shared/payments/provider-notice'
import type { SQSRecord } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'
import { connectToPayments } from '../runtime/connect-payments'
import { logger } from '../runtime/logger'
import { queueHandler } from '../runtime/queue-handler'

connectToTable()
connectToPayments()

const applyPayment = async ({ organizationId, externalId }: ProviderNotice) => {
  if (!organizationId) return
  await syncNotice(systemContext(organizationId, 'apply-payments'), externalId).catch((error: unknown) => {
    // Nobody can be asked any more: what was paid there stays there.
    if (!isNotConnected(error)) throw error
    logger.warn('A notice for an organization that has no account', { organizationId })
  })
}

/** By what the provider tells of. Absent: received and left alone. */
const appliers: Partial<Record<ProviderNotice['topic'], (notice: ProviderNotice) => Promise<void>>> = {
  payment: applyPayment,
}

const processRecord = async ({ body }: SQSRecord) => {
  const notice = providerNotice.parse(JSON.parse(body))
  await appliers[notice.topic]?.(notice)
}

export const handler = queueHandler(() => processRecord)
