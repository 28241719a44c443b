import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import type { Audience } from '@reservaplus/shared/availability/question'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { utcDayOf } from '@reservaplus/shared/time/calendar'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { VisitQuestion } from '@reservaplus/shared/visits/question'
import { findAgendaEntries } from '../agenda/repository'
import { type LineGathered, type LinesAsked, windowsOf } from '../appointments/gather-lines'
import { agendaDaysOf } from './gather-offers'
import { type SlotRulesFound, toQuestion } from './gather-question'

type Found = Pick<SlotRulesFound, 'organization' | 'exceptions'> & { lines: readonly LineGathered[] }

type Asked = Pick<LinesAsked, 'lines' | 'gapMinutes'> & {
  /** Epoch minutes, half-open. */
  from: number
  to: number
  now: Instant
  audience: Audience
  ignoreIds?: readonly string[] | undefined
}

/** A visit as a question about a range of days; each agenda is read once, whatever lines ask for it. For showing. */
export const gatherVisitQuestion = async (
  organizationId: OrganizationId,
  { organization, exceptions, lines }: Found,
  { from, to, now, audience, ignoreIds = [], ...asked }: Asked,
): Promise<VisitQuestion> => {
  const end = to + Math.max(0, ...windowsOf(asked, organization, lines).map((window) => window.end))
  const days = agendaDaysOf(utcDayOf(from), utcDayOf(end))
  const ids = new Set<string>(
    lines.flatMap(({ candidates, resource }) => [
      ...candidates.map(({ id }) => id),
      ...(resource ? [resource.id] : []),
    ]),
  )
  const read = [...ids].map(
    async (id): Promise<[string, AgendaEntry[]]> => [
      id,
      await findAgendaEntries(organizationId, { resourceId: id, ...days }),
    ],
  )
  const busy = new Map(await Promise.all(read))

  return {
    gapMinutes: asked.gapMinutes ?? 0,
    lines: lines.map((line, index) => ({
      client: asked.lines[index]?.client ?? '',
      candidates: line.candidates.map((professional) =>
        toQuestion(
          { organization, exceptions, ...line },
          {
            professional,
            busy: busy.get(professional.id) ?? [],
            resourceBusy: (line.resource && busy.get(line.resource.id)) ?? [],
            now,
            audience,
            ignoreIds,
            time: line.timeWith(professional),
          },
        ),
      ),
    })),
  }
}
