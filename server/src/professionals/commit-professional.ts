import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { countersOfProfessional } from '@reservaplus/shared/subscriptions/counters'
import type { AppContext } from '../app-context'
import type { Write } from '../db/transact'
import { commitUpdate } from '../db/update'
import { countWrites } from '../subscriptions/write-counts'
import { emailWrites } from './check-email'
import { findProfessional, professionalReplacement } from './repository'

type Options = {
  version?: number | undefined
  writes?: (next: Professional, current: Professional) => Promise<readonly Write[]>
}

/** The professional, their address and their seat in the plan, in one transaction. */
export const updateProfessional = (
  ctx: AppContext,
  id: ProfessionalId,
  change: (current: Professional) => Professional | Promise<Professional>,
  { version, writes }: Options = {},
): Promise<Professional> =>
  commitUpdate<Professional>(ctx, {
    kind: 'professional',
    read: () => findProfessional(ctx.organizationId, id, { consistent: true }),
    change,
    version,
    writes: async (next, current) => [
      professionalReplacement(next, current),
      ...emailWrites(next, current),
      ...(await countWrites(ctx, { before: countersOfProfessional(current), after: countersOfProfessional(next) })),
      ...((await writes?.(next, current)) ?? []),
    ],
  })
