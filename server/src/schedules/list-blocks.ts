import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Block } from '@reservaplus/shared/schedules/schedule'
import { longestBlockListDays } from '@reservaplus/shared/schedules/schedule'
import { withoutReason } from '@reservaplus/shared/schedules/shown-to'
import { minutesPerDay } from '@reservaplus/shared/time/calendar'
import { parseInstant, toMinutes } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { narrowToOwn, ownsNothing } from '../users/check-scope'
import { findBlocks } from './block-repository'
import { findScheduled } from './service'

type Asked = { from: string; to: string; professionalId?: ProfessionalId | undefined }

/** Those that have a part in the half-open range, by start. */
export const listBlocks = async (ctx: AppContext, { from, to, professionalId }: Asked): Promise<Block[]> => {
  const range = { from: parseInstant(from), to: parseInstant(to) }
  const minutes = toMinutes(range.to) - toMinutes(range.from)
  if (minutes <= 0 || minutes > longestBlockListDays * minutesPerDay) {
    const message = `A range of at most ${longestBlockListDays} days`
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['to'], message }] })
  }
  if (ownsNothing(ctx, 'schedules:read')) return []
  if (professionalId) await findScheduled(ctx, 'schedules:read', { professionalId })
  const asked = narrowToOwn(ctx, 'schedules:read', professionalId)

  return (await findBlocks(ctx.organizationId, range))
    .filter((each) => !asked || each.professionalId === asked)
    .map((each) => withoutReason(ctx, each.professionalId)(each))
}
