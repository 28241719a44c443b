import { eventId } from '@reservaplus/shared/ids/schema'
import type { Role } from '@reservaplus/shared/permissions/roles'
import { instantOf } from '@reservaplus/shared/time/instant'
import { ulid } from 'ulid'
import { createDelivery } from '../../webhooks/delivery-repository'
import { create } from '../../webhooks/service'
import type { Expectation } from '../expectation'
import type { Scene } from '../scene'
import type { Tenant } from '../tenant'

const managers: readonly Role[] = ['owner', 'admin']
const typed = { url: 'https://caja.example.com/hooks', description: '', eventTypes: ['appointment.booked' as const] }

const prepare = async ({ ctx }: Tenant) => {
  const { webhook } = await create(ctx, typed)
  const deliveryId = eventId.parse(ulid())
  await createDelivery({
    id: deliveryId,
    organizationId: ctx.organizationId,
    webhookId: webhook.id,
    type: 'appointment.booked',
    status: 'failed',
    attempts: [],
    createdAt: instantOf(ctx.clock.now()),
    turn: 1,
  })

  return { id: webhook.id, deliveryId }
}

/** One for each organization of the scene, with a delivery in its log. */
const made = new WeakMap<Tenant, ReturnType<typeof prepare>>()

const webhookOf = (tenant: Tenant) => {
  const known = made.get(tenant) ?? prepare(tenant)
  made.set(tenant, known)

  return known
}

const own = async (scene: Scene) => ({ id: (await webhookOf(scene.own)).id })
const foreign = { id: async (scene: Scene) => (await webhookOf(scene.other)).id }

export const webhooksExpectations: Readonly<Record<string, Expectation>> = {
  'webhooks.list': { allowed: managers, input: () => ({}), foreign: {} },
  'webhooks.get': { allowed: managers, input: own, foreign },
  'webhooks.create': {
    allowed: managers,
    input: () => typed,
    foreign: {},
  },
  'webhooks.update': {
    allowed: managers,
    input: async (scene) => ({ ...(await own(scene)), description: 'x' }),
    foreign,
  },
  'webhooks.rotateSecret': { allowed: managers, input: own, foreign },
  'webhooks.delete': {
    allowed: managers,
    input: async (scene) => ({ ...(await own(scene)), version: 999 }),
    effective: own,
    code: 'CONFLICT',
    foreign,
  },
  'webhooks.test': { allowed: managers, input: own, foreign },
  'webhooks.deliveries': { allowed: managers, input: own, foreign },
  'webhooks.resendDelivery': {
    allowed: managers,
    input: ({ own: tenant }) => webhookOf(tenant),
    foreign: { ...foreign, deliveryId: async (scene) => (await webhookOf(scene.other)).deliveryId },
  },
}
