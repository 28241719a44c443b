import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { VisitId } from '@reservaplus/shared/ids/schema'
import { reaches } from '@reservaplus/shared/permissions/reaches'
import type { VisitWithLines } from '@reservaplus/shared/visits/schema'
import type { AppContext } from '../app-context'
import { findVisit, type VisitFound } from './repository'

export const toVisitWithLines = (ctx: AppContext, { visit, appointments }: VisitFound): VisitWithLines => {
  const { appointmentIds: _ids, ...rest } = visit

  return { ...rest, appointments: appointments.map(shownTo(ctx)) }
}

/** Who sees only their own sees their own lines of it; a visit without any is not there for them. */
export const get = async (ctx: AppContext, { id }: { id: VisitId }): Promise<VisitWithLines> => {
  const found = await findVisit(ctx.organizationId, id)
  const appointments =
    found?.appointments.filter((each) => reaches(ctx, 'appointments:read', each.professionalId)) ?? []
  if (!found || appointments.length === 0) throw new AppError('NOT_FOUND', 'There is no such visit')

  return toVisitWithLines(ctx, { ...found, appointments })
}
