import * as z from 'zod'

const line = z.object({
  code: z.string().optional(),
  reason: z.string().optional(),
  errors: z.array(z.object({ name: z.string(), frames: z.array(z.string()) })).optional(),
})

const parsed = (text: string) => {
  try {
    return line.safeParse(JSON.parse(text.slice(text.indexOf('{')))).data
  } catch {
    return undefined
  }
}

/** What the newest line about a message says: the code and the words, or where an error that nobody foresaw came from. */
export const reasonIn = (lines: readonly string[]): string | undefined => {
  const { code, reason, errors } = lines.map(parsed).findLast((each) => each !== undefined) ?? {}
  if (code) return [code, reason].filter(Boolean).join(': ')
  const [first] = errors ?? []

  return first && [first.name, first.frames[0]].filter(Boolean).join(' ')
}
