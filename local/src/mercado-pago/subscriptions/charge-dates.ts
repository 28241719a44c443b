import type { StoredPreapproval } from '../wire'

const day = 86_400_000

/** The day of every installment, counted from the first: the 31st becomes the 28th and again the 31st. */
export const chargeDate = (
  { frequency, frequency_type, start_date }: StoredPreapproval['answer']['auto_recurring'],
  installment: number,
): number => {
  const start = new Date(start_date)
  if (frequency_type === 'days') return start.getTime() + installment * frequency * day
  const first = new Date(start)
  first.setUTCDate(1)
  first.setUTCMonth(first.getUTCMonth() + installment * frequency)
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return first.setUTCDate(Math.min(start.getUTCDate(), lastDay))
}

/** After a card has said no: four more tries within ten days. */
export const retryDays = [1, 3, 6, 10]

export const retryDate = (debitDate: string, retry: number): number | undefined => {
  const days = retryDays[retry]
  return days === undefined ? undefined : Date.parse(debitDate) + days * day
}
