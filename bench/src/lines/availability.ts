import { days } from '@reservaplus/server/availability/service'
import { bookingRules, officeHours } from '@reservaplus/server/testing/samples'
import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import { offeredStarts } from '@reservaplus/shared/availability/offer'
import { addDays, dayNumberOf, minutesPerDay } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'

import { percentile } from '../percentile'
import { type FullSalon, firstDay, lastDay, now, openFullSalon } from '../setup/full-salon'
import type { Line } from './line'

const team = 20
const rounds = 60
const warmUps = 15

type Run = () => Promise<unknown> | unknown

const timed = async (run: Run) => {
  const started = performance.now()
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)

  return { ms: performance.now() - started, cpu: (user + system) / 1000 }
}

/** On a machine that others use too, the CPU time tells more than the clock. */
const sampled = async (run: Run) => {
  for (let index = 0; index < warmUps; index++) await run()
  const samples: Awaited<ReturnType<typeof timed>>[] = []
  for (let index = 0; index < rounds; index++) samples.push(await timed(run))
  const ms = samples.map((each) => each.ms)
  const cpu = percentile(
    samples.map((each) => each.cpu),
    0.5,
  )

  return { ms, note: `median ${percentile(ms, 0.5).toFixed(1)}, of it CPU ${cpu.toFixed(1)}` }
}

const busyOf = (): AgendaEntry[] =>
  Array.from({ length: 33 }, (_, index) => dayNumberOf(addDays(firstDay, index - 1)) * minutesPerDay).flatMap(
    (midnight) =>
      Array.from({ length: 10 }, (_, index) => ({
        kind: 'appointment' as const,
        id: `entry-of-the-benchmark-${index}`,
        start: midnight + 720 + index * 45,
        end: midnight + 760 + index * 45,
        before: 0,
        after: 5,
        overlapAccepted: false,
      })),
  )

/** Without any reading: the rules alone, for a month of twenty people. */
const computeAll = ({ professionals }: FullSalon, busy: readonly AgendaEntry[]) => {
  const from = dayNumberOf(firstDay) * minutesPerDay + 180
  for (const professional of professionals) {
    offeredStarts(
      {
        now: instantOf(now),
        rules: { ...bookingRules(), slotIntervalMinutes: 15, isActive: true },
        zone: 'America/Santiago',
        professional: { id: professional.id, weeklyHours: officeHours() },
        service: { durationMinutes: 45, segments: [], before: 0, after: 5 },
        exceptions: [],
        closures: [],
        busy,
        audience: 'client',
      },
      from,
      from + 30 * minutesPerDay,
    )
  }
}

export const availabilityLine: Line = {
  name: 'availability',
  measure: async () => {
    const salon = await openFullSalon(team)
    try {
      const ask = () =>
        days(salon.ctx, { serviceId: salon.service.id, professionalId: 'any', from: firstDay, to: lastDay })
      const answers = await sampled(ask)
      const busy = busyOf()
      const computing = await sampled(() => computeAll(salon, busy))

      return [
        {
          what: '30 days × 20 professionals, in process, p95',
          value: percentile(answers.ms, 0.95),
          unit: 'ms',
          target: 40,
          bound: 'most',
          note: answers.note,
        },
        {
          what: 'its computation alone, median',
          value: percentile(computing.ms, 0.5),
          unit: 'ms',
          target: 5,
          bound: 'most',
          note: computing.note,
        },
      ]
    } finally {
      await salon.stop()
    }
  },
}
