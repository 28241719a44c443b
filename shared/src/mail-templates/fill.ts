import { type MailBlock, type MailBlocks, type MailTemplateKind, mailBlocks } from './schema'
import { variablesOf } from './variables'

const variable = /\{\{\s*([^{}]*?)\s*\}\}/g

/** In one pass: what a value says is never read as a variable. What nobody knows is left out. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(variable, (_, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : ''))

export const blockNames = Object.keys(mailBlocks.shape) as MailBlock[]

/** Each block with its variables filled in. */
export const fillBlocks = (blocks: MailBlocks, values: Readonly<Record<string, string>>): MailBlocks => ({
  subject: fill(blocks.subject, values),
  title: fill(blocks.title, values),
  intro: fill(blocks.intro, values),
  closing: fill(blocks.closing, values),
})

type Issue = { path: [MailBlock]; message: string }

const issueOf = (text: string, allowed: readonly string[]): string | undefined => {
  const unknown = [...text.matchAll(variable)].map(([, name = '']) => name).find((name) => !allowed.includes(name))
  if (unknown !== undefined) return `There is no variable “${unknown}” here`
  // What is left of braces would be read by the client.
  return /\{\{|\}\}/.test(text.replace(variable, '')) ? 'A variable is written like {{client}}' : undefined
}

/** What is wrong with blocks that somebody wrote, field by field. */
export const templateIssues = (
  kind: MailTemplateKind,
  blocks: { readonly [Name in MailBlock]?: string | null | undefined },
): Issue[] => {
  const allowed = variablesOf(kind)

  return blockNames.flatMap((name) => {
    const message = issueOf(blocks[name] ?? '', allowed)

    return message === undefined ? [] : [{ path: [name] as [MailBlock], message }]
  })
}
