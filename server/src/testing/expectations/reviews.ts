import { complete } from '../../appointments/change'
import { give } from '../../reviews/give'
import { signReviewToken } from '../../reviews/review-token'
import { hide } from '../../reviews/service'
import { type Expectation, everybody, slugOf } from '../expectation'
import type { Scene } from '../scene'

const managers = ['owner', 'admin'] as const

/** The link that asks about a visit which took place. */
const linkOf = async ({ bookAndStart, own, other }: Scene, signedFor = own) => {
  const { id } = await complete(own.ctx, { id: (await bookAndStart()).id })
  const { organizationId, config } = (signedFor === other ? other : own).ctx

  return { id, token: await signReviewToken(config, { organizationId, appointmentId: id }) }
}

const reviewed = async (scene: Scene) => {
  const { id, token } = await linkOf(scene)
  await give(scene.own.ctx, { token, rating: 4, text: 'Muy bien' })

  return { id }
}

const byLink = (more: Record<string, unknown> = {}): Expectation => ({
  allowed: 'anyone',
  input: async (scene) => ({ token: (await linkOf(scene)).token, ...more }),
  foreign: { token: async (scene) => (await linkOf(scene, scene.other)).token },
})

// Whose review it is nobody can know: an appointment of the other organization has none here.
const foreign = { id: async ({ book, other }: Scene) => (await book(other)).id }
const byManagers = (more: Record<string, unknown> = {}): Expectation => ({
  allowed: managers,
  input: async (scene) => ({ ...(await reviewed(scene)), ...more }),
  foreign,
})

export const reviewsExpectations: Readonly<Record<string, Expectation>> = {
  'reviews.publicList': { allowed: 'anyone', input: (scene) => ({ slug: slugOf(scene) }), foreign: {} },
  'reviews.invitation': byLink(),
  'reviews.give': byLink({ rating: 5 }),
  'reviews.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'reviews.get': { allowed: everybody, input: reviewed, foreign },
  'reviews.answer': byManagers({ text: 'Gracias' }),
  'reviews.hide': byManagers({ reason: 'Insultos' }),
  'reviews.publish': {
    ...byManagers(),
    effective: async (scene) => {
      const { id } = await reviewed(scene)
      await hide(scene.own.ctx, { id, reason: 'Insultos' })

      return { id }
    },
  },
  'reviews.report': byManagers({ reason: 'Es de la competencia' }),
}
