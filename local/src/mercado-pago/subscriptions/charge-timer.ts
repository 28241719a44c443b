import type { Desk } from '../desk'
import { chargeDue, nextChargeAt } from './charges'

const longestTimer = 2 ** 31 - 1

/** Charges subscriptions when their day has come. */
export const startChargeTimer = (desk: Desk, persist: () => void) => {
  let timer: NodeJS.Timeout | undefined
  const run = () => {
    clearTimeout(timer)
    const count = chargeDue(desk)
    if (count > 0) persist()
    const next = nextChargeAt(desk)
    if (next !== undefined) timer = setTimeout(run, Math.min(Math.max(next - desk.now(), 0), longestTimer)).unref()
    return count
  }
  return { run, stop: () => clearTimeout(timer) }
}
