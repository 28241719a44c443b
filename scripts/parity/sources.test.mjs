import { expect, test } from 'vitest'
import { declaresRoute, namesTest } from './sources.mjs'

const route = { method: 'GET', path: '/v1/appointments/{id}' }

test.each([
  "meta(restGet('/appointments/{id}', 'One appointment'))",
  "rest: { method: 'GET', path: '/appointments/{id}', summary: 'x' }",
  '- httpApi: { method: GET, path: /v1/appointments/{id} }',
])('%s declares the route', (text) => {
  expect(declaresRoute(text, route)).toBe(true)
})

test.each(["restPut('/appointments/{id}', 'x')", "restGet('/appointments', 'x')", 'GET /v1/appointments/{id}'])(
  '%s does not',
  (text) => {
    expect(declaresRoute(text, route)).toBe(false)
  },
)

test.each([
  "test('F-15 the list and the commit agree', () => {})",
  "describe('availability (F-15)', () => {})",
  "test.each([[1, 2]])('F-15 %s', () => {})",
  "it(\n  'F-15 long', () => {})",
])('%s carries the id', (text) => {
  expect(namesTest(text, 'F-15')).toBe(true)
})

test.each(['// F-15', "test('F-150 other', () => {})", "const name = 'F-15'"])('%s does not carry it', (text) => {
  expect(namesTest(text, 'F-15')).toBe(false)
})
