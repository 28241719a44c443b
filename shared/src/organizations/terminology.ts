import * as z from 'zod'
import { locale } from '../texts/locale'

/** What a salon calls its people and its work: a clinic has doctors and patients, a gym has trainers and sessions. */
export const term = z.enum(['professional', 'client', 'appointment', 'service'])

const word = z.string().trim().min(1).max(40)
export const termForms = z.object({ singular: word, plural: word })
export type TermForms = z.infer<typeof termForms>

const terms = z.object({ professional: termForms, client: termForms, appointment: termForms, service: termForms })

export const terminology = z.object({ es: terms, en: terms, pt: terms })
export type Terminology = z.infer<typeof terminology>

/** Any part of it: what is left out stays as it is. */
export const terminologyChanges = z.partialRecord(
  locale,
  z.partialRecord(term, z.strictObject({ singular: word.optional(), plural: word.optional() })),
)
