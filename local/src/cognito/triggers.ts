import * as z from 'zod'
import { CognitoError } from './errors'
import type { Pool } from './pool'
import { regionOf, type TriggerName } from './settings'
import type { UserRecord } from './state'
import type { TriggerEvent } from './trigger-event'

export interface TriggerCall {
  source: string
  user: UserRecord
  clientId: string
  request?: Record<string, unknown>
  response?: Record<string, unknown>
}

const answer = z.object({ response: z.record(z.string(), z.unknown()) })

export const triggerAttributes = (user: UserRecord) => ({
  sub: user.sub,
  'cognito:user_status': user.status,
  ...user.attributes,
})

const eventVersion = (pool: Pool, name: TriggerName) =>
  name === 'PreTokenGeneration' && pool.settings.preTokenGeneration === 'V2_0' ? '2' : '1'

const invoke = async (pool: Pool, name: TriggerName, event: TriggerEvent) => {
  try {
    return await pool.invokeTrigger(name, structuredClone(event))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CognitoError('UserLambdaValidationException', `${name} failed with error ${reason}.`)
  }
}

/** Calls the pool's Lambda function of that name, if it has one, and returns the response part of its answer. */
export const fireTrigger = async (pool: Pool, name: TriggerName, call: TriggerCall) => {
  if (!pool.settings.triggers.includes(name)) return call.response ?? {}
  const event: TriggerEvent = {
    version: eventVersion(pool, name),
    triggerSource: call.source,
    region: regionOf(pool.settings.userPoolId),
    userPoolId: pool.settings.userPoolId,
    userName: call.user.sub,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: call.clientId },
    request: { userAttributes: triggerAttributes(call.user), ...call.request },
    response: call.response ?? {},
  }
  const result = await invoke(pool, name, event)
  const parsed = answer.safeParse(result)
  if (!parsed.success) throw invalidTriggerAnswer()
  return parsed.data.response
}

export const invalidTriggerAnswer = () =>
  new CognitoError('InvalidLambdaResponseException', 'Unrecognizable lambda output')
