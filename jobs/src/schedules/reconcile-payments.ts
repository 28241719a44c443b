import { systemContext } from '@reservaplus/server/config/system-context'
import { runRefreshes } from '@reservaplus/server/payment-accounts/run-refreshes'
import { syncOpen } from '@reservaplus/server/payments/sync-open'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { ScheduledHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'
import { connectToPayments } from '../runtime/connect-payments'
import { logger } from '../runtime/logger'
import { timeLeft } from '../runtime/time-left'

connectToTable()
connectToPayments()

const name = 'reconcile-payments'

/** Asks MercadoPago about payments whose notice has not come, and renews what opens the accounts of salons. */
export const handler: ScheduledHandler = async (_event, context) => {
  let failed = 0
  const failure = (facts: object, error: unknown) => {
    failed += 1
    logger.error('Not reconciled', { ...facts, error: error instanceof Error ? error.name : '' })
  }
  const running = {
    now: instantOf(new Date()),
    isTimeLeft: timeLeft(context),
    contextOf: (organizationId: Parameters<typeof systemContext>[0]) => systemContext(organizationId, name),
  }
  const asked = await syncOpen({
    ...running,
    onFailure: ({ organizationId, id }, error) => failure({ organizationId, paymentId: id }, error),
  })
  const renewed = await runRefreshes({
    ...running,
    onFailure: (organizationId, error) => failure({ organizationId }, error),
  })

  if (asked + renewed > 0) logger.info('Payments reconciled', { asked, renewed, failed })
  if (failed > 0) throw new Error(`${failed} could not be reconciled`)
}
