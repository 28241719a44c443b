/** A fresh key for one deliberate action; repeats of the same request must reuse it. */
export const newIdempotencyKey = (): string => crypto.randomUUID()
