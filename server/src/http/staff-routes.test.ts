import { describe, expect, it } from 'vitest'
import { restTableOf } from '../rest/route-table'
import { functionOf } from '../testing/gateway'
import { staffPath } from '../testing/trpc-path'
import { dayRouter } from '../trpc/day-router'
import { officeRouter } from '../trpc/office-router'

const address = (path: string) => path.replaceAll(/\{\w+\}/g, '01JZZZZZZZZZZZZZZZZZZZZZZZ')

const calls = Object.entries({ 'api-day': dayRouter, 'api-office': officeRouter }).flatMap(([key, router]) =>
  restTableOf(router).map(({ method, path, procedure }) => ({ key, method, path: address(path), procedure })),
)

// Which of the two functions is asked stands in infra/staff-routes.cjs, away from the routers.
describe('the gateway asks the function that has the procedure', () => {
  it('by its address, with a token as with a key', () => {
    const strays = calls.filter(({ key, method, path }) =>
      ['/v1', '/keys/v1'].some((entrance) => functionOf(method, entrance + path) !== key),
    )

    expect(strays).toEqual([])
  })

  it('by its name over tRPC', () => {
    expect(calls.filter(({ key, procedure }) => functionOf('POST', staffPath(procedure)) !== key)).toEqual([])
  })

  it('and no noun belongs to both', () => {
    const nouns = Object.keys(officeRouter._def.record)

    expect(Object.keys(dayRouter._def.record).filter((noun) => nouns.includes(noun))).toEqual([])
  })
})
