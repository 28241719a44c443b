import * as z from 'zod'

/** What every list answers: an object has room for what may come beside its items, a bare array has none. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) })
