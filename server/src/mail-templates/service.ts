import { AppError } from '@reservaplus/shared/errors/app-error'
import { blocksOf, defaultBlocks } from '@reservaplus/shared/mail-templates/default-blocks'
import { blockNames, fillBlocks, templateIssues } from '@reservaplus/shared/mail-templates/fill'
import {
  type ListTemplatesInput,
  type MailBlocks,
  type MailTemplate,
  mailTemplateKind,
  type OneTemplate,
  type PreviewTemplateInput,
  type TemplateView,
  type UpdateTemplateInput,
} from '@reservaplus/shared/mail-templates/schema'
import { sampleValues, variablesOf } from '@reservaplus/shared/mail-templates/variables'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { locale } from '@reservaplus/shared/texts/locale'

import type { AppContext } from '../app-context'
import { commitUpdate } from '../db/update'
import { findExisting } from '../organizations/find-existing'
import { findWritable } from '../organizations/find-writable'
import { findTemplate, findTemplates, templateId, templateReplacement } from './repository'

const ownBlocks = (template: MailTemplate | undefined) => blockNames.filter((name) => template?.[name] !== undefined)

const shown = (
  { kind, locale: spoken }: OneTemplate,
  template: MailTemplate | undefined,
  organization: Organization,
): TemplateView => {
  const samples = sampleValues(spoken, organization)

  return {
    kind,
    locale: spoken,
    ...blocksOf(kind, spoken, template),
    defaults: defaultBlocks(kind, spoken),
    isChanged: ownBlocks(template).length > 0,
    variables: variablesOf(kind).map((name) => ({ name, sample: samples[name] ?? '' })),
    version: template?.version ?? 0,
  }
}

/** Every kind in one language, or in each there is, changed or not. */
export const list = async (ctx: AppContext, input: ListTemplatesInput) => {
  const [organization, found] = await Promise.all([findExisting(ctx), findTemplates(ctx.organizationId)])
  const byId = new Map(found.map((each) => [each.id, each]))
  const locales = input.locale ? [input.locale] : locale.options
  const all = locales.flatMap((spoken) => mailTemplateKind.options.map((kind) => ({ kind, locale: spoken })))

  return { items: all.map((each) => shown(each, byId.get(templateId(each)), organization)) }
}

export const get = async (ctx: AppContext, { kind, locale: spoken }: OneTemplate): Promise<TemplateView> => {
  const one = { kind, locale: spoken }
  const [organization, template] = await Promise.all([findExisting(ctx), findTemplate(ctx.organizationId, one)])

  return shown(one, template, organization)
}

const assertWellWritten = (input: UpdateTemplateInput | PreviewTemplateInput) => {
  const issues = templateIssues(input.kind, input)
  if (issues.length > 0) throw new AppError('BAD_INPUT', issues[0]?.message ?? '', { issues })
}

/** Said as ours is said: not said. What we word better one day is better there too. */
const chosen = (blocks: Partial<MailBlocks>, ours: MailBlocks): Partial<MailBlocks> =>
  Object.fromEntries(
    blockNames.flatMap((name) => {
      const value = blocks[name]

      return value === undefined || value === ours[name] ? [] : [[name, value]]
    }),
  )

type Changes = Pick<UpdateTemplateInput, keyof MailBlocks>

const changed = (current: MailTemplate, changes: Changes): MailTemplate => {
  const { id, organizationId, kind, locale: spoken, version } = current
  const blocks = Object.fromEntries(
    blockNames.flatMap((name) => {
      const value = changes[name] === undefined ? current[name] : (changes[name] ?? undefined)

      return value === undefined ? [] : [[name, value]]
    }),
  )

  return { id, organizationId, kind, locale: spoken, version, ...chosen(blocks, defaultBlocks(kind, spoken)) }
}

const write = async (
  ctx: AppContext,
  one: OneTemplate,
  { version, ...changes }: Changes & { version?: number | undefined },
) => {
  const organization = await findWritable(ctx)
  const { organizationId } = ctx
  const none: MailTemplate = { id: templateId(one), organizationId, ...one, version: 0 }
  const template = await commitUpdate<MailTemplate>(ctx, {
    kind: 'mail-template',
    version,
    read: async () => (await findTemplate(organizationId, one)) ?? none,
    change: (current) => changed(current, changes),
    writes: (next) => [templateReplacement(next)],
  })

  return shown(one, template, organization)
}

export const update = async (ctx: AppContext, input: UpdateTemplateInput): Promise<TemplateView> => {
  assertWellWritten(input)
  const { kind, locale: spoken, ...changes } = input

  return write(ctx, { kind, locale: spoken }, changes)
}

/** Ours again, block by block. */
export const reset = (ctx: AppContext, { kind, locale: spoken }: OneTemplate): Promise<TemplateView> =>
  write(ctx, { kind, locale: spoken }, { subject: null, title: null, intro: null, closing: null })

/** As a client would read it, with facts that are made up. */
export const preview = async (ctx: AppContext, input: PreviewTemplateInput): Promise<MailBlocks> => {
  assertWellWritten(input)
  const { kind, locale: spoken } = input
  const [organization, template] = await Promise.all([findExisting(ctx), findTemplate(ctx.organizationId, input)])
  const blocks = blocksOf(kind, spoken, template)
  const drafts = Object.fromEntries(blockNames.map((name) => [name, input[name] ?? blocks[name]])) as MailBlocks

  return fillBlocks(drafts, sampleValues(spoken, organization))
}
