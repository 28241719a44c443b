import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Rating } from '@reservaplus/shared/reviews/schema'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cancel, complete } from '../appointments/change'
import { signManageToken } from '../appointments/link-token'
import { create as createClient } from '../clients/service'
import { findEventsOfSubject } from '../events/repository'
import { erase } from '../privacy/service'
import { arrive } from '../testing/arrive'
import { testClock } from '../testing/context'
import { useTestFiles } from '../testing/files'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { give, invitation } from './give'
import { findRatingCounts } from './repository'
import { signReviewToken } from './review-token'
import { answer, hide, list, publicList, publish, report } from './service'

useTestTable()
useTestFiles()
const clock = testClock()
let salon: Salon

const openNew = async () => {
  clock.set('2026-11-23T14:00:00Z')
  salon = await openSalon({ clock })
}
beforeAll(openNew)
beforeEach(() => clock.set('2026-11-23T14:00:00Z'))

let visits = 0
const book = async (): Promise<Appointment> => {
  visits += 1
  const start = new Date(Date.UTC(2026, 11, 1 + 7 * Math.floor(visits / 3), 12 + (visits % 3))).toISOString()
  const client = await createClient(salon.ctx, { firstName: 'Josefa', lastName: 'Rojas Díaz' })

  return salon.byHand({ start, client: { id: client.id } })
}
const linkTo = ({ id }: Pick<Appointment, 'id'>) =>
  signReviewToken(salon.ctx.config, { organizationId: salon.ctx.organizationId, appointmentId: id })

const visit = async () => {
  const { id } = await book()
  await arrive(salon.ctx, { id })
  const done = await complete(salon.ctx, { id })

  return { id, done, token: await linkTo({ id }) }
}
const rated = async (rating: Rating, text = '') => {
  const { id, token } = await visit()
  await give(salon.ctx, { token, rating, text })

  return { id, token }
}
const shown = () => publicList(salon.ctx, { slug: salon.slug, limit: 50 })

describe('a review', () => {
  it('is given through the link of a visit that took place, and is public at once', async () => {
    const { token } = await visit()
    expect(await invitation(salon.ctx, { token })).toMatchObject({ serviceName: salon.service.name })
    await give(salon.ctx, { token, rating: 4, text: 'Muy amables' })
    const { items } = await shown()
    expect(items[0]).toEqual({
      id: expect.any(String),
      authorName: 'Josefa R.',
      rating: 4,
      text: 'Muy amables',
      serviceName: salon.service.name,
      professionalName: salon.professional.name,
      createdAt: '2026-11-23T14:00:00Z',
    })
  })

  it('is one for a visit: said again it takes the place of the first', async () => {
    await openNew()
    const { token } = await rated(2, 'Llegaron tarde')
    await give(salon.ctx, { token, rating: 5, text: 'Lo arreglaron' })
    expect(await shown()).toMatchObject({
      items: [{ rating: 5, text: 'Lo arreglaron' }],
      summary: { count: 1, average: 5 },
    })
  })

  it('is not given about what did not take place, by another link, or when it is long ago', async () => {
    const booked = await book()
    const cancelled = await cancel(salon.ctx, { id: (await book()).id, reason: '' })
    const { id, done, token } = await visit()
    const { organizationId, config } = salon.ctx
    const manage = await signManageToken(config, { organizationId, appointmentId: id })
    for (const wrong of [await linkTo(booked), await linkTo(cancelled), manage, `${token}x`]) {
      await expect(give(salon.ctx, { token: wrong, rating: 5, text: '' })).rejects.toMatchObject({
        code: 'LINK_INVALID',
      })
    }
    clock.set(new Date(Date.parse(done.end) + 60 * 86_400_000 + 1000).toISOString())
    await expect(give(salon.ctx, { token, rating: 5, text: '' })).rejects.toMatchObject({ code: 'LINK_INVALID' })
  })

  it('is not given any more by who was erased, and what they said is not said again', async () => {
    const { token, done } = await visit()
    await give(salon.ctx, { token, rating: 4, text: '' })
    await erase(salon.ctx, { id: done.clientId, reason: 'client-request' })
    await expect(give(salon.ctx, { token, rating: 5, text: 'Soy Josefa' })).rejects.toMatchObject({
      code: 'LINK_INVALID',
    })
  })

  it('leaves no name and no word of it in the events', async () => {
    const { id } = await rated(3, 'Mi secreto')
    const events = await findEventsOfSubject(salon.ctx.organizationId, { kind: 'review', id })
    expect(events).toHaveLength(1)
    expect(JSON.stringify(events)).not.toMatch(/Josefa|secreto/)
  })
})

describe('the salon', () => {
  it('answers, takes it back, and reports', async () => {
    const { id } = await rated(1, 'Mal')
    await answer(salon.ctx, { id, text: 'Lo sentimos' })
    expect((await shown()).items.find((each) => each.id === id)?.answer).toEqual({
      text: 'Lo sentimos',
      at: '2026-11-23T14:00:00Z',
    })
    expect(await answer(salon.ctx, { id, text: null })).not.toHaveProperty('answer')
    expect(await report(salon.ctx, { id, reason: 'No vino' })).toMatchObject({ reported: { reason: 'No vino' } })
  })

  it('hides with a reason: nobody sees it, it does not count, and it can come back', async () => {
    await openNew()
    const { id } = await rated(1)
    await rated(5)
    await hide(salon.ctx, { id, reason: 'Insultos' })
    expect(await shown()).toMatchObject({ items: [{ rating: 5 }], summary: { count: 1, average: 5 } })
    expect((await list(salon.ctx, { status: 'hidden', limit: 9 })).items).toMatchObject([
      { id, hiddenReason: 'Insultos' },
    ])
    expect(await publish(salon.ctx, { id })).not.toHaveProperty('hiddenReason')
    expect((await shown()).summary).toMatchObject({ count: 2, average: 3 })
  })
})

it('the counts are exact when all happens at once', async () => {
  await openNew()
  const given = await Promise.all(Array.from({ length: 12 }, () => visit()))
  await Promise.all(
    given.flatMap(({ token }, index) => {
      const rating = ((index % 5) + 1) as Rating

      // Twice each, as when an answer gets lost.
      return [give(salon.ctx, { token, rating, text: '' }), give(salon.ctx, { token, rating, text: '' })]
    }),
  )
  await Promise.all(given.slice(0, 3).map(({ id }) => hide(salon.ctx, { id, reason: 'Prueba' })))
  const { items } = await list(salon.ctx, { limit: 100 })
  expect(items).toHaveLength(9)
  const counted = [1, 2, 3, 4, 5].map((rating) => items.filter((each) => each.rating === rating).length)
  expect(Object.values(await findRatingCounts(salon.ctx.organizationId))).toEqual(counted)
})
