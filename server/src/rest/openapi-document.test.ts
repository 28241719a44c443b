import { validate } from '@readme/openapi-parser'
import { BaseResolver, createConfig, lintDocument, makeDocumentFromString } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import { procedures, restTable } from './every-route'
import examples from './examples.json'
import document from './openapi.json'
import { openApiDocumentOf } from './openapi-document'

type Schema = { required?: string[] | boolean; properties?: Record<string, unknown> }

const hasDefault = (value: unknown) => typeof value === 'object' && value !== null && 'default' in value

const schemasIn = (value: unknown): Schema[] =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(schemasIn)] : []

/** Names the caller must send although they have a default. */
const demandedDefaults = (operation: object): unknown[] => {
  const { parameters, requestBody } = operation as {
    parameters?: (Schema & { name: string; schema: unknown })[]
    requestBody?: unknown
  }
  const inBody = schemasIn(requestBody).flatMap(({ required, properties = {} }) =>
    Array.isArray(required) ? required.filter((name) => hasDefault(properties[name])) : [],
  )
  const inAddress = (parameters ?? []).filter(({ required, schema }) => required === true && hasDefault(schema))

  return [...inBody, ...inAddress.map(({ name }) => name)]
}

describe('openapi.json', () => {
  it('demands nothing that has a default', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values<object>(methods))

    expect(operations.length).toBe(restTable.length)
    expect(operations.flatMap(demandedDefaults)).toEqual([])
  })

  it('names the refusals that any call may get: too many, and, where it writes, a plan that is full', () => {
    const { paths } = openApiDocumentOf(restTable, {}) as {
      paths: Record<string, Record<string, { responses: object }>>
    }
    const without = (status: string, entries: typeof restTable) =>
      entries
        .filter(({ path, method }) => !(status in (paths[path]?.[method.toLowerCase()]?.responses ?? {})))
        .map(({ procedure }) => procedure)

    expect(without('429', restTable)).toEqual([])
    const writing = restTable.filter(({ type }) => type === 'mutation')
    expect(without('403', writing)).toEqual([])
  })

  it('is what the procedures say now (npm run openapi -w server)', () => {
    expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocumentOf(restTable, examples))))
  })

  it('holds every procedure', () => {
    expect(restTable.map(({ procedure }) => procedure).sort()).toEqual(
      procedures()
        .map(([path]) => path)
        .sort(),
    )
  })

  it('is valid to Redocly', async () => {
    const problems = await lintDocument({
      document: makeDocumentFromString(JSON.stringify(document), 'openapi.json'),
      externalRefResolver: new BaseResolver(),
      config: await createConfig({ extends: ['spec'] }),
    })

    expect(
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ message, location }) => [message, location[0]?.pointer]),
    ).toEqual([])
  })

  it('is valid to the parser of ReadMe', async () => {
    const result = await validate(JSON.parse(JSON.stringify(document)))

    expect(result).toMatchObject({ valid: true, warnings: [] })
  })
})
