import { dayRouter } from './day-router'
import { router } from './initialize'
import { officeRouter } from './office-router'
import { publicRouter } from './public-router'

type Nouns = Readonly<Record<string, object>>

/** Each noun with what either side may call of it. */
type Merged<A, B> = {
  [Noun in keyof A | keyof B]: (Noun extends keyof A ? A[Noun] : unknown) & (Noun extends keyof B ? B[Noun] : unknown)
}

const merge = <A extends Nouns, B extends Nouns>(a: A, b: B): Merged<A, B> => {
  const nouns = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()

  return Object.fromEntries(nouns.map((noun) => [noun, { ...a[noun], ...b[noun] }])) as Merged<A, B>
}

/**
 * Every procedure of the three functions: for the client's types, the description of the API and the tests that ask about all
 * of them. No function carries it.
 */
export const appRouter = router(merge(merge(dayRouter._def.record, officeRouter._def.record), publicRouter._def.record))

export type AppRouter = typeof appRouter

/** What the client calls at the address of `api-day`. */
export type DayNoun = keyof typeof dayRouter._def.record
