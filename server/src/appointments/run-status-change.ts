import { changeStatusesInput } from '@reservaplus/shared/appointments/desk'

import type { StoredBulkOperation } from '../bulk-operations/entity'
import { type Step, stepKey } from '../bulk-operations/run-step'
import { changeStatusByDesk } from './change'

const read = ({ input }: StoredBulkOperation) => changeStatusesInput.parse(input)

/** One appointment of many; what forbids it for one at a time forbids it here. */
export const statusChangeStep: Step = {
  subjectOf: (operation, index) => read(operation).ids[index],
  run: async (ctx, operation, index) => {
    const { ids, to, reason } = read(operation)
    const id = ids[index]
    if (id) await changeStatusByDesk(ctx, { id, to, reason, idempotencyKey: stepKey(operation, index) })

    return undefined
  },
}
