import { router } from './initialize'
import { publicRouter } from './public-router'
import { staffRouter } from './staff-router'

type Nouns = Readonly<Record<string, object>>

/** Each noun with what both may call of it. */
type Merged<A, B> = {
  [Noun in keyof A | keyof B]: (Noun extends keyof A ? A[Noun] : unknown) & (Noun extends keyof B ? B[Noun] : unknown)
}

const merge = <A extends Nouns, B extends Nouns>(a: A, b: B): Merged<A, B> => {
  const nouns = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()

  return Object.fromEntries(nouns.map((noun) => [noun, { ...a[noun], ...b[noun] }])) as Merged<A, B>
}

/**
 * Every procedure of both functions: for the client's types, the description of the API and the tests that ask about all
 * of them. Neither function carries it.
 */
export const appRouter = router(merge(staffRouter._def.record, publicRouter._def.record))

export type AppRouter = typeof appRouter
