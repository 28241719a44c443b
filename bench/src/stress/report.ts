import { type FaultCounts, faultKinds, noFaults } from './faults'
import type { PhaseResult } from './phase'

const shownViolations = 20

const sum = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((total, item) => total + of(item), 0)

const addFaults = (results: readonly PhaseResult[]): FaultCounts => {
  const total = noFaults()
  for (const kind of faultKinds) total[kind] = sum(results, ({ faults }) => faults[kind])

  return total
}

const outcomeLines = (results: readonly PhaseResult[]) => {
  const byCall = new Map<string, Map<string, number>>()
  for (const [name, count] of results.flatMap(({ outcomes }) => [...outcomes])) {
    const [call = '', code = ''] = name.split(' ')
    const codes = byCall.get(call) ?? new Map<string, number>()
    codes.set(code, (codes.get(code) ?? 0) + count)
    byCall.set(call, codes)
  }

  return [...byCall]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([call, codes]) => {
      const parts = [...codes].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`)

      return `  ${call.padEnd(17)} ${parts.join(', ')}`
    })
}

export const phaseLine = (number: number, of: number, { attempts, seconds, violations }: PhaseResult) =>
  `phase ${number}/${of}: ${attempts} attempts, ${(attempts / seconds).toFixed(0)} a second, ${violations.length} violations`

export const reportLines = (results: readonly PhaseResult[]): string[] => {
  const attempts = sum(results, (each) => each.attempts)
  const seconds = sum(results, (each) => each.seconds)
  const violations = results.flatMap((each) => each.violations)
  const byCheck = new Map<string, number>()
  for (const { check } of violations) byCheck.set(check, (byCheck.get(check) ?? 0) + 1)

  return [
    'answers by call:',
    ...outcomeLines(results),
    `killed workers: ${sum(results, ({ kills }) => kills)}, calls without an answer: ${sum(results, ({ unanswered }) => unanswered)}`,
    `injected faults: ${Object.entries(addFaults(results))
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}`,
    `stored: ${sum(results, ({ stored }) => stored.appointments)} appointments, ${sum(results, ({ stored }) => stored.events)} events`,
    `${attempts} attempts in ${seconds.toFixed(1)} s, ${(attempts / seconds).toFixed(0)} a second; checked in ${sum(results, (each) => each.checkSeconds).toFixed(1)} s`,
    ...violations.slice(0, shownViolations).map(({ check, detail }) => `✘ ${check}: ${detail}`),
    violations.length === 0
      ? 'no violation'
      : `${violations.length} violations: ${[...byCheck].map(([check, count]) => `${check} ${count}`).join(', ')}`,
  ]
}
