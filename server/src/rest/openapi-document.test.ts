import { validate } from '@readme/openapi-parser'
import { BaseResolver, createConfig, lintDocument, makeDocumentFromString } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import examples from './examples.json'
import document from './openapi.json'
import { openApiDocumentOf } from './openapi-document'
import { procedures, restTable } from './route-table'

describe('openapi.json', () => {
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
