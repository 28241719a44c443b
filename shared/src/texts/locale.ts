import * as z from 'zod'

/** Languages of every text the product shows; Spanish is Chile's. */
export const locale = z.enum(['es', 'en', 'pt'])
export type Locale = z.infer<typeof locale>
