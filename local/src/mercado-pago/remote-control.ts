import * as z from 'zod'

import type { Json } from '../template/json'
import type { Controls } from './controls'
import { badRequest, notFound } from './errors'

export type RemoteControl = (name: string, body: Json) => Promise<object>

type Action = (controls: Controls, body: Json) => object | Promise<object>

const action =
  <Input>(shape: z.ZodType<Input>, run: (controls: Controls, input: Input) => unknown): Action =>
  async (controls, body) => {
    const { data, error } = shape.safeParse(body)
    if (error) throw badRequest(z.prettifyError(error))
    return Object((await run(controls, data)) ?? { done: true })
  }

const paying = z.object({
  preferenceId: z.string(),
  outcome: z.enum(['approve', 'reject', 'pend']),
  methodId: z.string().exactOptional(),
  detail: z.string().exactOptional(),
})

const fault = z.object({
  status: z.int(),
  path: z.string().exactOptional(),
  count: z.int().exactOptional(),
  retryAfterSeconds: z.int().exactOptional(),
})

const actions: Record<string, Action> = {
  pay: action(paying, (controls, { preferenceId, ...how }) => controls.pay(preferenceId, how)),
  'settle-pending': action(
    z.object({ paymentId: z.int(), outcome: z.enum(['approve', 'cancel']) }),
    (controls, { paymentId, outcome }) => controls.settlePending(paymentId, outcome),
  ),
  'charge-back': action(z.object({ paymentId: z.int() }), (controls, { paymentId }) => controls.chargeBack(paymentId)),
  'authorize-preapproval': action(z.object({ id: z.string() }), (controls, { id }) =>
    controls.authorizePreapproval(id),
  ),
  'fail-charges': action(z.object({ of: z.string(), detail: z.string().exactOptional() }), (controls, { of, detail }) =>
    controls.failCharges(of, detail),
  ),
  'heal-charges': action(z.object({ of: z.string() }), (controls, { of }) => controls.healCharges(of)),
  'charge-due': action(z.unknown(), (controls) => ({ charged: controls.chargeDue() })),
  'fail-next': action(fault, (controls, wanted) => controls.failNext(wanted)),
  revoke: action(z.object({ accountId: z.int() }), (controls, { accountId }) => controls.revoke(accountId)),
  'webhooks/mode': action(z.object({ mode: z.enum(['normal', 'lost', 'duplicated', 'held']) }), (controls, { mode }) =>
    controls.webhooks.setMode(mode),
  ),
  'webhooks/release': action(
    z.object({ order: z.enum(['as-it-was', 'reversed']).default('as-it-was') }),
    (controls, { order }) => controls.webhooks.release(order),
  ),
  'webhooks/log': action(z.unknown(), (controls) => controls.webhooks.log),
}

/** `POST /_control/<name>` with JSON: for whoever is not in this process, as a test in a browser. */
export const createRemoteControl =
  (controls: Controls): RemoteControl =>
  async (name, body) => {
    const run = actions[name]
    if (!run) throw notFound(`There is no control ${name}`)
    return run(controls, body)
  }
