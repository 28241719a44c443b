/**
 * One key for one request: the same body sent again, by itself or by a second press, carries the key of the first time,
 * so that it books once. What was corrected in between is another request.
 */
export const createBookingKeys = (newKey: () => string = () => crypto.randomUUID()) => {
  let last: { body: string; key: string } | undefined

  return (request: object): string => {
    const body = JSON.stringify(request)
    if (last?.body !== body) last = { body, key: newKey() }

    return last.key
  }
}
