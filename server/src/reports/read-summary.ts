import { may } from '@reservaplus/shared/permissions/may'
import type { ReportInput, ReportSummary } from '@reservaplus/shared/reports/schema'
import { summarize } from '@reservaplus/shared/reports/summarize'
import type { AppContext } from '../app-context'
import { findClientsByIds } from '../clients/repository'
import { findServices } from '../services/repository'
import { onlyFigures, readRange, showsRevenue } from './read-range'

/** The whole report over some days; whoever sees only what is their own gets their own figures. */
export const readSummary = async (ctx: AppContext, { from, to }: ReportInput): Promise<ReportSummary> => {
  const { organizationId } = ctx
  const only = onlyFigures(ctx, 'reports:read')
  const [{ organization, team, days, firstTimers }, services] = await Promise.all([
    readRange(ctx, { from, to, only }),
    findServices(organizationId),
  ])
  const { timeZone, currency } = organization
  const summary = summarize({
    from,
    to,
    timeZone,
    currency,
    days,
    firstTimers: new Set(firstTimers.map(({ clientId }) => clientId)),
    showsRevenue: showsRevenue(ctx, only),
  })
  const clients = may(ctx, 'clients:read')
    ? await findClientsByIds(
        organizationId,
        summary.topClients.map(({ clientId }) => clientId),
      )
    : []
  const names = new Map<string, string>([
    ...services.map(({ id, name }) => [id, name] as const),
    ...team.map(({ id, name }) => [id, name] as const),
    ...clients.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()] as const),
  ])
  const named = <Line extends object>(id: string, line: Line) => {
    const name = names.get(id)

    return { ...line, ...(name !== undefined && { name }) }
  }

  return {
    ...summary,
    services: summary.services.map((line) => named(line.serviceId, line)),
    professionals: summary.professionals.map((line) => named(line.professionalId, line)),
    topClients: summary.topClients.map((line) => named(line.clientId, line)),
  }
}
