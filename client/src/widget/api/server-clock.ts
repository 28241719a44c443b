/** Phones run fast or slow; every answer says what time it is over there. */
let ahead = 0

export const learnTime = (dateHeader: string | null) => {
  const time = Date.parse(dateHeader ?? '')
  if (time) ahead = time - Date.now()
}

export const serverNow = (): number => Date.now() + ahead
