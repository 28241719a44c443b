import { expect, it } from 'vitest'
import * as z from 'zod'
import { procedures } from '../rest/every-route'

it('no procedure answers a bare array: what comes beside the items later would break whoever reads it', () => {
  const outputs = procedures().flatMap(([name, { output }]) =>
    output instanceof z.ZodType ? [[name, output] as const] : [],
  )

  expect(outputs.length).toBeGreaterThan(100)
  expect(outputs.filter(([, output]) => output instanceof z.ZodArray).map(([name]) => name)).toEqual([])
})
