import { instantOf } from '@reservaplus/shared/time/instant'
import { assertMayManage } from '@reservaplus/shared/users/rules'
import type { DeactivatedUser, TeamMember, UserInput } from '@reservaplus/shared/users/team'

import type { AppContext } from '../app-context'
import { listAhead } from '../professionals/list-ahead'
import { managerOf } from './check-manager'
import { commitMember } from './commit-member'
import { shown } from './read-team'
import { professionalChange, professionalOf } from './write-professional'

const shownAhead = 50

/**
 * F-51: out at once (the next request is refused, nothing is renewed), not bookable any more, and the seat is free. The
 * appointments that the person still has stay where they are, and are told.
 */
export const deactivate = async (ctx: AppContext, { id, version }: UserInput): Promise<DeactivatedUser> => {
  const changed = await commitMember(ctx, {
    id,
    version,
    change: async (current) => {
      assertMayManage(managerOf(ctx), current)
      if (!current.isActive) return current
      const professional = await professionalOf(ctx, current)
      const now = instantOf(ctx.clock.now())

      return {
        ...current,
        isActive: false,
        sessionsValidFrom: now,
        ...(professional?.isActive && { professionalPaused: true as const }),
      }
    },
    writes: async (next, current) => {
      const professional = next.professionalPaused && (await professionalOf(ctx, current))

      return professional ? professionalChange(ctx, professional, { isActive: false }) : []
    },
  })
  const member = await shown(ctx, changed)
  if (!changed.professionalId) return member

  return { ...member, appointmentsAhead: await listAhead(ctx, { id: changed.professionalId, limit: shownAhead }) }
}

/** Takes a seat again, the professional's too when they were bookable before. */
export const reactivate = async (ctx: AppContext, { id, version }: UserInput): Promise<TeamMember> => {
  const changed = await commitMember(ctx, {
    id,
    version,
    change: (current) => {
      assertMayManage(managerOf(ctx), current)
      if (current.isActive) return current
      const { professionalPaused: _, ...rest } = current

      return { ...rest, isActive: true }
    },
    writes: async (_, current) => {
      const professional = current.professionalPaused && (await professionalOf(ctx, current))

      return professional ? professionalChange(ctx, professional, { isActive: true }) : []
    },
  })

  return shown(ctx, changed)
}
