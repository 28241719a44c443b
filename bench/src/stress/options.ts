import { parseArgs } from 'node:util'
import * as z from 'zod'

export const sabotages = ['skip-version', 'lose-event', 'lose-reference', 'phantom-reads'] as const

const count = (most: number) => z.coerce.number().int().min(1).max(most)

const schema = z.object({
  attempts: count(10_000_000).default(3000),
  workers: count(64).default(3),
  /** Calls in flight at once in each worker. */
  lanes: count(64).default(4),
  /** After so many attempts everything is checked and the next phase begins on an empty table. */
  phase: count(1_000_000).default(25_000),
  seed: z.coerce.number().int().min(0).default(1),
  /** Share of the requests to DynamoDB, in thousandths, that something goes wrong with. */
  faults: z.coerce.number().min(0).max(500).default(20),
  engine: z.enum(['dynoxide', 'ddb-local']).optional(),
  /** Breaks the writes on purpose, to show that the checks notice. */
  sabotage: z.enum(sabotages).optional(),
  keep: z.boolean().default(false),
})
export type StressOptions = z.infer<typeof schema>

export const parseOptions = (args: readonly string[]): StressOptions => {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...args],
    options: {
      attempts: text,
      workers: text,
      lanes: text,
      phase: text,
      seed: text,
      faults: text,
      engine: text,
      sabotage: text,
      keep: { type: 'boolean' },
    },
  })
  const { data, error } = schema.safeParse(values)
  if (!data) throw new Error(error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'))

  return data
}
