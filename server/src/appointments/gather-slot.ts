import type { OrganizationId } from '@reservaplus/shared/ids/schema'

import { type CommonGathered, gatherLines, type LineAsked, type LineGathered, type LinesAsked } from './gather-lines'

export type SlotAsked = LineAsked & Pick<LinesAsked, 'start' | 'alsoDays'>

export type SlotGathered = CommonGathered & LineGathered

/** Of a single appointment, which is a visit of one line. */
export const gatherSlot = async (
  organizationId: OrganizationId,
  { start, alsoDays, ...line }: SlotAsked,
): Promise<SlotGathered> => {
  const { lines, ...common } = await gatherLines(organizationId, { lines: [line], start, alsoDays })
  const [found] = lines
  if (!found) throw new Error('A line that was asked for was not gathered')

  return { ...common, ...found }
}
