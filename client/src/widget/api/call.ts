import type { AppRouter } from '@reservaplus/server/trpc/root-router'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { withRetry } from './retry'
import { send } from './send'

type Inputs = inferRouterInputs<AppRouter>['appointments']
type Outputs = inferRouterOutputs<AppRouter>['appointments']

/**
 * A procedure of the API over tRPC's own protocol: the types of the router, without the bytes of its client. Always a
 * POST, so that a link's token stands in no address.
 */
export const call = <Name extends keyof Inputs & string>(
  name: Name,
  input: Inputs[Name],
  init: RequestInit = {},
): Promise<Outputs[Name]> =>
  withRetry(async () => {
    const answer = await send<{ result: { data: Outputs[Name] } }>(`/trpc/appointments.${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
      ...init,
    })

    return answer.result.data
  })
