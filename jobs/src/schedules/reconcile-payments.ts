import { systemContext } from '@reservaplus/server/config/system-context'
import { runRefreshes } from '@reservaplus/server/payment-accounts/run-refreshes'
import { syncOpen } from '@reservaplus/server/payments/sync-open'
import { instantOf } from '@reservaplus/shared/time/instant'
import { connectToTable } from '../runtime/connect'
import { connectToPayments } from '../runtime/connect-payments'
import { scheduleHandler } from '../runtime/schedule-handler'

connectToTable()
connectToPayments()

const name = 'reconcile-payments'

/** Asks MercadoPago about payments whose notice has not come, and renews what opens the accounts of salons. */
export const handler = scheduleHandler(async ({ isTimeLeft, fail }) => {
  const running = {
    now: instantOf(new Date()),
    isTimeLeft,
    contextOf: (organizationId: Parameters<typeof systemContext>[0]) => systemContext(organizationId, name),
  }
  const asked = await syncOpen({
    ...running,
    onFailure: ({ organizationId, id }, error) => fail({ organizationId, paymentId: id }, error),
  })
  const renewed = await runRefreshes({
    ...running,
    onFailure: (organizationId, error) => fail({ organizationId }, error),
  })

  return { asked, renewed }
})
