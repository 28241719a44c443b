import { parseArgs } from 'node:util'
import * as z from 'zod'

const port = z.coerce.number().int().min(1).max(65_533)

const schema = z.object({
  help: z.boolean().default(false),
  reset: z.boolean().default(false),
  port: port.default(3000),
  data: z.string().min(1).default('.data'),
})

export const usage = 'npm start -- [--reset] [--port N] [--data FOLDER] [--help]'

export const help = `Usage: ${usage}

  --reset        begins anew with fresh demo data
  --port N       where the pages are (3000); the inbox is one further, payments two. Taken: the next free one
  --data FOLDER  where everything is kept (.data)
  --help         this`

/** What follows `npm start --`; throws with a line to show. */
export const readCommandLine = (args: string[]) => {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      reset: { type: 'boolean' },
      port: { type: 'string' },
      data: { type: 'string' },
    },
  })
  const result = schema.safeParse(values)
  if (!result.success) throw new Error(`--port must be a number from 1 to 65533`)
  return result.data
}
