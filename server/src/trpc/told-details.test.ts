import { readdirSync, readFileSync } from 'node:fs'
import { fieldMessages } from '@reservaplus/shared/texts/field-messages'
import { tellFieldMessage } from '@reservaplus/shared/texts/tell-field-message'
import { describe, expect, it } from 'vitest'

const roots = [new URL('../', import.meta.url), new URL('../../../shared/src/', import.meta.url)]

const sourcesOf = (root: URL) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.ts$/.test(name) && !/(^|\/)(testing|texts)\//.test(name))
    .map((name) => readFileSync(new URL(name, root), 'utf8'))
    .filter((source) => /issues|FieldIssue|\.refine\(|\.check\(/.test(source))

const literal = String.raw`(?:'([^'\n]+)'|\`([^\`\n]+)\`)`
const said = new RegExp(
  String.raw`\bmessage(?::| =) ${literal}|\b(?:wrong|refuse|issue|refine\([^\n]*)\((?:[^()\n]*, )?${literal}`,
  'g',
)

/** What a template says where it has a hole is a figure, or one word. */
const filled = (words: string) => words.replace(/^.*=> id.*\}(?= entries)|\$\{[^}]*\}/g, '7')

// Of a whole request or of a line of a report, never of a field.
const ofNoField = /user pool|^The account|^Too m|^Row 7|^Somebody else$/

const messages = () =>
  roots
    .flatMap(sourcesOf)
    .flatMap((source) =>
      [...source.matchAll(said)]
        .flatMap((match) => match.slice(1).find((words) => words?.includes(' ')) ?? [])
        .map(filled),
    )

describe('what rules say of fields', () => {
  it('is there in every language', () => {
    const untold = new Set(
      messages().filter((message) => !ofNoField.test(message) && tellFieldMessage(message, 'es') === message),
    )

    expect([...untold]).toEqual([])
  })

  it('is looked for where it is said', () => {
    expect(messages().length).toBeGreaterThan(60)
  })

  it('keeps what stands in the blanks, in either language', () => {
    const holes = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(String).sort()
    const unequal = Object.entries(fieldMessages).filter(([english, words]) =>
      words.some((each) => holes(each).join() !== holes(english).join()),
    )

    expect(unequal.map(([english]) => english)).toEqual(['There is no such {what}'])
  })
})
