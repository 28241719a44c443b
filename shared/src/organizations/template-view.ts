import * as z from 'zod'
import { weeklyHours } from '../schedules/schema'
import { bookingRules, industry } from './schema'
import { industryTemplates } from './templates'
import { terminology } from './terminology'

const localized = z.object({ es: z.string(), en: z.string(), pt: z.string() }).readonly()

const templateService = z.object({
  name: localized,
  category: localized,
  durationMinutes: z.int(),
  price: z.int().describe('In CLP'),
  bufferBeforeMinutes: z.int(),
  bufferAfterMinutes: z.int(),
  requiresPreparation: z.boolean(),
})

/** What an organization of an industry begins with, as everybody may read it. */
export const industryTemplateView = z.object({
  industry,
  name: localized,
  terminology,
  bookingRules,
  openingHours: weeklyHours,
  services: z.array(templateService),
  specialties: z.array(localized),
  titles: z.object({ reception: localized, staff: localized }),
})
export type IndustryTemplateView = z.infer<typeof industryTemplateView>

export const industryTemplateViews = (): IndustryTemplateView[] =>
  industry.options.map((each) => industryTemplateView.parse({ industry: each, ...industryTemplates[each] }))
