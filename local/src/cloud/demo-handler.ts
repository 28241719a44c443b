import { connectTable } from '@reservaplus/server/db/table'
import * as z from 'zod'

import { generateDemo } from '../demo/generate'

const input = z.object({
  tableName: z.string(),
  pool: z.object({ endpoint: z.string(), region: z.string(), userPoolId: z.string() }),
  linkSecret: z.string(),
  bookOrigin: z.string(),
  scale: z.object({ daysBack: z.number(), daysAhead: z.number(), load: z.number(), clients: z.number() }).optional(),
})

/** Makes the demo data in an environment of its own, as a function has one; progress goes to its log. */
export const handler = async (event: unknown) => {
  const { tableName, scale, ...options } = input.parse(event)
  connectTable({ tableName })
  await generateDemo({
    ...options,
    now: new Date(),
    ...(scale ? { scale } : {}),
    onProgress: (share) => console.log(JSON.stringify({ share })),
  })
  return null
}
