import { parseArgs } from 'node:util'
import * as z from 'zod'

const port = z.coerce.number().int().min(1).max(65_534)

const schema = z.object({
  reset: z.boolean().default(false),
  port: port.default(3000),
  data: z.string().min(1).default('.data'),
})

export const usage = 'npm start -- [--reset] [--port N] [--data FOLDER]   --reset begins anew with fresh demo data'

/** What follows `npm start --`; throws with a line to show. */
export const readCommandLine = (args: string[]) => {
  const { values } = parseArgs({
    args,
    options: { reset: { type: 'boolean' }, port: { type: 'string' }, data: { type: 'string' } },
  })
  const result = schema.safeParse(values)
  if (!result.success) throw new Error(`--port must be a number from 1 to 65534`)
  return result.data
}
