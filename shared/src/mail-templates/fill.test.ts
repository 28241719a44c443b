import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locale } from '../texts/locale'
import { blocksOf, defaultBlocks } from './default-blocks'
import { fill, fillBlocks, templateIssues } from './fill'
import { mailBlocks, mailTemplateKind } from './schema'
import { sampleValues, variablesOf } from './variables'

const salon = { name: 'La Encina', phone: '+56222334455', address: 'Italia 1', city: 'Santiago' }
const everyOne = locale.options.flatMap((spoken) => mailTemplateKind.options.map((kind) => [kind, spoken] as const))

describe('the words of a mail', () => {
  it.each(everyOne)('%s in %s are well written by us, and nothing of a variable is left', (kind, spoken) => {
    const ours = defaultBlocks(kind, spoken)
    expect(mailBlocks.parse(ours)).toEqual(ours)
    expect(templateIssues(kind, ours)).toEqual([])
    const samples = sampleValues(spoken, salon)
    expect(variablesOf(kind).filter((name) => !samples[name])).toEqual([])
    expect(JSON.stringify(fillBlocks(ours, samples))).not.toMatch(/\{\{|undefined/)
  })

  it('are the organization’s where it has chosen some', () => {
    const blocks = blocksOf('booked', 'es', { title: 'Nos vemos' })
    expect([blocks.title, blocks.subject]).toEqual(['Nos vemos', defaultBlocks('booked', 'es').subject])
  })

  it('take each value as it is, also one that looks like a variable', () => {
    expect(fill('{{ client }} · {{service}}{{unknown}}', { client: '{{service}} $& $1', service: 'Corte' })).toBe(
      '{{service}} $& $1 · Corte',
    )
    fc.assert(
      fc.property(fc.string(), (client) => {
        expect(fill('a {{client}} b', { client })).toBe(`a ${client} b`)
      }),
    )
  })

  it.each([
    ['{{cliente}}', 'There is no variable “cliente” here'],
    ['{{amount}}', 'There is no variable “amount” here'],
    ['{{constructor}}', 'There is no variable “constructor” here'],
    ['{{client', 'A variable is written like {{client}}'],
    ['client}}', 'A variable is written like {{client}}'],
  ])('%s is refused at its field', (intro, message) => {
    expect(templateIssues('booked', { intro, title: 'Hola {{client}}' })).toEqual([{ path: ['intro'], message }])
  })
})
