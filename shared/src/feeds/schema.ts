import * as z from 'zod'
import { actor } from '../appointments/schema'
import { feedId, organizationId, professionalId } from '../ids/schema'
import { instant } from '../time/schema'

/** A calendar that another program reads again and again: one professional's, or the whole organization's. */
export const feed = z.object({
  id: feedId,
  organizationId,
  /** Absent: everybody's. */
  professionalId: professionalId.optional(),
  name: z.string(),
  /** Who made it: it shows no more than they may see, and nothing once they are gone. */
  createdBy: actor,
  createdAt: instant,
  version: z.int(),
})
export type Feed = z.infer<typeof feed>

export const createFeedInput = z.object({
  professionalId: professionalId.optional(),
  name: z.string().trim().min(1).max(60),
})
export type CreateFeedInput = z.infer<typeof createFeedInput>

/** The address is in this answer and nowhere else. */
export const newFeed = z.object({ feed, url: z.string() })
export type NewFeed = z.infer<typeof newFeed>

export const oneFeedInput = z.object({ id: feedId })
