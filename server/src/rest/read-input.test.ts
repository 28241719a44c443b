import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { HttpRequest } from '../http/request'
import { readInput } from './read-input'
import type { RestEntry } from './route-table'

const schema = z.object({
  id: z.string(),
  limit: z.int().default(20),
  isOpen: z.boolean().optional(),
  tags: z.array(z.string()).optional(),
  idempotencyKey: z.string().optional(),
})

const entry = (type: 'query' | 'mutation'): RestEntry => ({
  procedure: 'things.act',
  type,
  method: type === 'query' ? 'GET' : 'POST',
  path: '/things/{id}',
  segments: [{ literal: 'things' }, { parameter: 'id' }],
  fields: schema.shape,
  inputs: [schema],
  output: z.object({}),
  successStatus: 200,
  meta: {},
})

const request = (given: { rawQuery?: string; body?: string; headers?: Record<string, string> }): HttpRequest => ({
  method: 'GET',
  path: '/v1/things/1',
  rawQuery: given.rawQuery ?? '',
  headers: new Headers({ 'content-type': 'application/json', ...given.headers }),
  body: given.body ?? '',
  correlationId: 'c',
  viewerAddress: undefined,
  isByKey: false,
})

const query = (rawQuery: string) => readInput(entry('query'), request({ rawQuery }), { id: '1' })
const body = (text: string, headers = {}) => readInput(entry('mutation'), request({ body: text, headers }), { id: '1' })
const badInput = expect.objectContaining({ code: 'BAD_INPUT' })

describe('readInput', () => {
  it('types the query string by the schema: false is false, 5 is five', () => {
    expect(query('limit=5&isOpen=false&tags=a&tags=b')).toEqual({ id: '1', limit: 5, isOpen: false, tags: ['a', 'b'] })
  })

  it('reads what is said of a deletion from the address, and no body', () => {
    const deletion = { ...entry('mutation'), method: 'DELETE' as const }

    expect(readInput(deletion, request({ rawQuery: 'isOpen=true', body: '{"limit":5}' }), { id: '1' })).toEqual({
      id: '1',
      isOpen: true,
    })
  })

  it('leaves what does not fit to the schema, which names the field', () => {
    expect(query('limit=5x&isOpen=yes')).toEqual({ id: '1', limit: '5x', isOpen: 'yes' })
    expect(query('limit=&isOpen=')).toEqual({ id: '1', limit: '', isOpen: '' })
  })

  it('F-22 refuses unknown parameters and fields by name', () => {
    expect(() => query('serach=ana')).toThrowError(
      expect.objectContaining({ details: { issues: [{ path: ['serach'], message: 'Unknown parameter' }] } }),
    )
    expect(() => body('{"nmae":"x"}')).toThrowError(
      expect.objectContaining({ details: { issues: [{ path: ['nmae'], message: 'Unknown field' }] } }),
    )
  })

  it('tells what is missing together with what is called by another name', () => {
    const needy = z.object({ id: z.string(), answer: z.object({ name: z.string() }) })
    const asked = { ...entry('mutation'), fields: needy.shape, inputs: [needy] }

    expect(() => readInput(asked, request({ body: '{"name":"Ana"}' }), { id: '1' })).toThrowError(
      expect.objectContaining({
        details: {
          issues: [expect.objectContaining({ path: ['name'] }), expect.objectContaining({ path: ['answer'] })],
        },
      }),
    )
  })

  it.each(['__proto__', 'constructor', 'toString'])('does not take %s for a field', (name) => {
    expect(() => query(`${name}=1`)).toThrowError(badInput)
    expect(() => body(`{"${name}":{"x":1}}`)).toThrowError(badInput)
  })

  it('refuses a parameter that is said twice', () => {
    expect(() => query('limit=1&limit=2')).toThrowError(badInput)
  })

  it.each(['[]', '"x"', 'null', '1', '{', 'ana'])('refuses the body %s', (text) => {
    expect(() => body(text)).toThrowError(badInput)
  })

  it('refuses a body that is not declared as JSON', () => {
    expect(() => body('{}', { 'content-type': 'text/plain' })).toThrowError(badInput)
  })

  it('refuses a field that differs from the address', () => {
    expect(body('{"id":"1"}')).toEqual({ id: '1' })
    expect(() => body('{"id":"2"}')).toThrowError(badInput)
  })

  it('takes the idempotency key from its header', () => {
    expect(body('{}', { 'idempotency-key': 'k' })).toEqual({ id: '1', idempotencyKey: 'k' })
    expect(() => body('{"idempotencyKey":"other"}', { 'idempotency-key': 'k' })).toThrowError(badInput)
  })

  it('does not change the schema for other callers', () => {
    query('limit=5')

    expect(schema.safeParse({ id: '1', limit: '5' }).success).toBe(false)
  })
})
