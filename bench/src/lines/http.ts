import { startCloud } from '@reservaplus/local/cloud'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import { localDateOf } from '@reservaplus/shared/time/zone'
import autocannon from 'autocannon'
import * as z from 'zod'

import { percentile } from '../percentile'
import { fillSalon } from '../setup/full-salon'
import { connect } from '../stress/connect'
import type { Line, Measured } from './line'

const connections = 10
const seconds = 8
const bookings = 120
const warmUps = 20

/** As CloudFront hands it on; each has its own share of the limits. */
const viewer = (index: number) => `198.51.${100 + (index >> 8)}.${index & 255}:4711`

const reachable = async () => {
  const cloud = await startCloud()
  const { AWS_ENDPOINT_URL_DYNAMODB: endpoint = '' } = cloud.endpoints
  const client = connect({ endpoint, tableName: cloud.tableName })
  const today = localDateOf(instantOf(new Date()), 'America/Santiago')
  const firstDay = addDays(today, 1)
  const salon = await fillSalon({ clock: { now: () => new Date() }, size: 6, idle: 3, firstDay })
  await cloud.drain()
  const headers = (index: number) => ({
    'x-edge-secret': cloud.secrets.EdgeSecret ?? '',
    'cloudfront-viewer-address': viewer(index),
    'content-type': 'application/json',
  })
  const stop = async () => {
    client.destroy()
    await cloud.stop()
  }

  return { ...salon, apiUrl: cloud.apiUrl, firstDay, headers, stop }
}
type Reachable = Awaited<ReturnType<typeof reachable>>

const availabilityPath = ({ organization, service, firstDay }: Reachable, professionalId: string, days: number) => {
  const to = addDays(firstDay, days - 1)

  return `/public/pub/${organization.slug}/availability?service=${service.id}&professional=${professionalId}&from=${firstDay}&to=${to}`
}

const answer = z.object({ days: z.array(z.object({ slots: z.array(z.object({ start: z.string() })) })) })

const ask = async (place: Reachable, path: string, index: number, body?: unknown) => {
  const response = await fetch(`${place.apiUrl}${path}`, {
    headers: place.headers(index),
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`)

  return text
}

const measureAvailability = async (place: Reachable): Promise<Measured> => {
  const path = availabilityPath(place, place.professionals.at(-1)?.id ?? '', 7)
  await ask(place, path, 0)
  const requests = Array.from({ length: 500 }, (_, index) => ({ path, headers: place.headers(index) }))
  const url = place.apiUrl
  await autocannon({ url, connections, duration: 3, requests, workers: 1 })
  const before = process.cpuUsage()
  const {
    requests: done,
    latency,
    non2xx,
    errors,
  } = await autocannon({ url, connections, duration: seconds, requests, workers: 1 })
  const { user, system } = process.cpuUsage(before)
  const cpu = (user + system) / 1000 / done.total
  if (non2xx + errors > 0) throw new Error(`${non2xx} refusals and ${errors} errors`)

  return {
    what: 'availability 7 days × 1 professional over HTTP, 10 connections',
    value: done.average,
    unit: 'a second',
    target: 250,
    bound: 'least',
    note: `median ${latency.p50} ms, p97.5 ${latency.p97_5} ms, CPU of this process ${cpu.toFixed(1)} ms; past the edge's cache`,
  }
}

/** An hour apart, of those who have nothing to do yet. */
const freeTimes = async (place: Reachable) => {
  const idle = place.professionals.slice(0, 3)
  const found = await Promise.all(
    idle.map(async ({ id: professionalId }, index) => {
      const { days } = answer.parse(JSON.parse(await ask(place, availabilityPath(place, professionalId, 30), index)))

      return days.flatMap(({ slots }) =>
        slots.filter(({ start }) => start.slice(14, 16) === '00').map(({ start }) => ({ professionalId, start })),
      )
    }),
  )

  return found.flat()
}

const measureBooking = async (place: Reachable): Promise<Measured> => {
  const { organization, service } = place
  const samples: number[] = []
  for (const [index, time] of (await freeTimes(place)).slice(0, bookings + warmUps).entries()) {
    const client = {
      firstName: 'Emilia',
      lastName: 'Soto',
      email: `emilia.${index}@bench.example`,
      phone: '+56912345678',
    }
    const started = performance.now()
    await ask(place, '/public/trpc/appointments.publicBook', index, {
      slug: organization.slug,
      serviceId: service.id,
      ...time,
      client,
    })
    if (index >= warmUps) samples.push(performance.now() - started)
  }

  return {
    what: 'booking by a new guest over HTTP, p95',
    value: percentile(samples, 0.95),
    unit: 'ms',
    target: 60,
    bound: 'most',
    note: `median ${percentile(samples, 0.5).toFixed(1)} of ${samples.length}`,
  }
}

export const httpLine: Line = {
  name: 'http',
  measure: async () => {
    const place = await reachable()
    try {
      return [await measureAvailability(place), await measureBooking(place)]
    } finally {
      await place.stop()
    }
  },
}
