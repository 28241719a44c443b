import { AppError } from '@reservaplus/shared/errors/app-error'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Fault, injectFaults } from '../testing/faults'
import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { cancel } from './change'
import { list } from './read'
import { reschedule } from './reschedule'
import { restore, undo } from './undo-transition'

const table = useTestTable()
let pick: (command: string) => Fault | undefined = () => undefined
beforeAll(() => injectFaults(table().client, (command) => pick(command)))

const range = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' }

/** Answers what came of it: a status or the code of the refusal. */
const outcome = (act: Promise<{ status: string }>) =>
  act.then(
    ({ status }) => status,
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error

      return error.code
    },
  )

describe('a time that several want back at once', () => {
  it('F-45 is one’s: of an undo, a restoration, two bookings and a move', async () => {
    const { ctx, byHand } = await openSalon()
    for (let round = 0; round < 3; round++) {
      const start = `2026-11-24T${13 + round}:00:00Z`
      const { id } = await byHand({ start })
      const other = await byHand({ start: `2026-11-24T${18 + round}:00:00Z` })
      await cancel(ctx, { id, reason: '' })
      const outcomes = await Promise.all([
        outcome(undo(ctx, { id })),
        outcome(restore(ctx, { id })),
        outcome(byHand({ start })),
        outcome(byHand({ start })),
        outcome(reschedule(ctx, { id: other.id, start })),
      ])
      expect(outcomes.filter((each) => each === 'confirmed')).toHaveLength(1)
      const standing = (await list(ctx, { ...range, limit: 100 })).items.filter(
        (each) => each.start === start && each.status !== 'cancelled',
      )
      expect(standing).toHaveLength(1)
    }
  })

  it('a longer appointment and a booking behind it never share a minute', async () => {
    const { ctx, byHand } = await openSalon()
    const { id, start } = await byHand({ durationMinutes: 30 })
    const outcomes = await Promise.all([
      outcome(reschedule(ctx, { id, start, durationMinutes: 90 })),
      outcome(byHand({ start: '2026-11-24T13:45:00Z' })),
    ])
    expect(outcomes.toSorted()).toEqual(['SLOT_TAKEN', 'confirmed'])
  })
})

it('an undo, a restoration and a longer appointment whose answers are lost are carried out once', async () => {
  const { ctx, byHand } = await openSalon()
  const { id, start } = await byHand()
  const losing = async <Result>(act: () => Promise<Result>) => {
    const faults: Fault[] = ['lost-answer', 'conflict']
    pick = (command) => (command === 'TransactWriteItemsCommand' ? faults.shift() : undefined)
    const result = await act()
    pick = () => undefined

    return result
  }
  await cancel(ctx, { id, reason: '' })
  expect(await losing(() => undo(ctx, { id }))).toMatchObject({ status: 'confirmed', version: 3 })
  await cancel(ctx, { id, reason: '' })
  expect(await losing(() => restore(ctx, { id }))).toMatchObject({ status: 'confirmed', version: 5 })
  expect(await losing(() => reschedule(ctx, { id, start, durationMinutes: 30 }))).toMatchObject({ version: 6 })
})
