import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { monthsBefore } from '@reservaplus/shared/privacy/retention'
import type { RetentionRun } from '@reservaplus/shared/privacy/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { type Instant, localDate } from '@reservaplus/shared/time/schema'
import type { ChangeContext } from '../app-context'
import { findAppointmentsOfClientFrom } from '../appointments/repository'
import { findExisting } from '../organizations/find-existing'
import { eraseClient } from './erase-client'
import { findUnvisited, putRun, type StoredRule } from './retention-repository'

type Running = { isTimeLeft: () => boolean; onFailure: (client: Client, error: unknown) => void }

/** Figures may be behind, and whoever has something agreed is no former client. */
const isDue = async ({ organizationId, id }: Client, before: Instant): Promise<boolean> =>
  (await findAppointmentsOfClientFrom(organizationId, id, before)).every(({ status }) => status === 'cancelled')

/**
 * Erases whose last visit is long enough ago, or who came into the records then and never visited. May be repeated: who
 * is erased is in no list any more. Undefined: the organization takes no changes now, or has no rule.
 */
export const runRetention = async (
  ctx: ChangeContext,
  { months }: StoredRule,
  { isTimeLeft, onFailure }: Running,
): Promise<RetentionRun | undefined> => {
  const { organizationId, clock } = ctx
  const { writeMode, isActive } = await findExisting(ctx)
  if (months === undefined || writeMode !== 'open' || !isActive) return undefined
  const now = instantOf(clock.now())
  const before = monthsBefore(now, months)
  const run = { due: 0, erased: 0, kept: 0, failed: 0 }

  const decide = async (client: Client) => {
    run.due += 1
    try {
      if (!(await isDue(client, before))) run.kept += 1
      else {
        const { erasedAt } = await eraseClient(ctx, client.id, { reason: 'retention', isTimeLeft })
        run.erased += erasedAt ? 1 : 0
      }
    } catch (error) {
      if (error instanceof AppError && error.code === 'IN_USE') run.kept += 1
      else {
        run.failed += 1
        onFailure(client, error)
      }
    }
  }
  for (const everCame of [true, false]) {
    let after: Record<string, unknown> | undefined
    do {
      const page = await findUnvisited(organizationId, { before, everCame, after })
      for (const client of page.items) if (isTimeLeft()) await decide(client)
      after = page.position
    } while (after && isTimeLeft())
  }
  const result: RetentionRun = { organizationId, date: localDate.parse(now.slice(0, 10)), months, ...run }
  if (run.due > 0) await putRun(result)

  return result
}
