import type { RetentionRule, SetRetentionInput } from '@reservaplus/shared/privacy/schema'
import type { AppContext } from '../app-context'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { findRule, ruleReplacement, type StoredRule } from './retention-repository'

const shown = ({ months, version }: RetentionRule): RetentionRule => ({
  ...(months !== undefined && { months }),
  version,
})

/** Nobody has said anything: nobody is erased. */
const none = 0

export const getRule = async ({ organizationId }: AppContext): Promise<RetentionRule> =>
  shown((await findRule(organizationId)) ?? { version: none })

export const setRule = async (ctx: AppContext, { months, version }: SetRetentionInput): Promise<RetentionRule> => {
  await findWritable(ctx)
  const { organizationId } = ctx
  type Rule = StoredRule & { id: string }

  return shown(
    await commitUpdate<Rule>(ctx, {
      kind: 'retention-rule',
      version,
      read: async () => ({
        id: organizationId,
        ...((await findRule(organizationId)) ?? { organizationId, version: none }),
      }),
      change: ({ months: _months, ...rest }) => ({ ...rest, ...(months !== null && { months }) }),
      writes: ({ id: _id, ...next }) => [ruleReplacement(next)],
    }),
  )
}
