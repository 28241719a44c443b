import { eventId } from '@reservaplus/shared/ids/schema'
import type { BelowClientInput, Consent, RecordConsentInput } from '@reservaplus/shared/privacy/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { updateClient } from '../clients/commit-client'
import { clientStands, findStanding } from '../clients/find-standing'
import { get as getClient } from '../clients/service'
import { commitCreation } from '../db/create'
import type { Page } from '../db/page'
import { findWritable } from '../organizations/find-writable'
import { consentCreation, findConsent, findConsents } from './consent-repository'

const sourceOf = ({ actor }: AppContext): Consent['source'] => {
  if (actor.kind === 'client') return 'self-service'

  return actor.kind === 'integration' ? 'api' : 'desk'
}

type Said = Pick<Consent, 'given' | 'at' | 'source' | 'textVersion' | 'clientId'>

/** What a client says about marketing stands in their record too, for whoever sends mails: the change writes the line. */
const changeRecord = async (ctx: AppContext, { clientId, ...said }: Said): Promise<Consent> => {
  await updateClient(ctx, clientId, (current) => ({ ...current, marketingConsent: said }))
  const { items } = await findConsents(ctx.organizationId, { clientId, limit: 10 })
  const line = items.find(({ purpose }) => purpose === 'marketing')
  if (!line) throw new Error('A consent was changed without its line')

  return line
}

const writeLine = (ctx: AppContext, purpose: Consent['purpose'], said: Said): Promise<Consent> => {
  const { organizationId, actor } = ctx
  const { clientId } = said
  const id = eventId.parse(ctx.newId())

  return commitCreation<Consent>(ctx, {
    kind: 'client-consent',
    find: (made) => findConsent({ organizationId, clientId, id: eventId.parse(made) }),
    decide: async () => {
      await findStanding(ctx, clientId)
      const item: Consent = { ...said, id, organizationId, purpose, by: actor, version: 1 }

      return { item, writes: [consentCreation(item), clientStands(organizationId, clientId)] }
    },
  })
}

/** One line more in the log; said again, it is a line of its own. */
export const recordConsent = async (ctx: AppContext, input: RecordConsentInput): Promise<Consent> => {
  const { id: clientId, purpose, given, textVersion } = input
  await Promise.all([getClient(ctx, { id: clientId }), findWritable(ctx)])
  const at = instantOf(ctx.clock.now())
  const said = { clientId, given, at, source: sourceOf(ctx), ...(textVersion && { textVersion }) }

  return purpose === 'marketing' ? changeRecord(ctx, said) : writeLine(ctx, purpose, said)
}

export const listConsents = async (ctx: AppContext, { id, ...page }: BelowClientInput): Promise<Page<Consent>> => {
  await getClient(ctx, { id })

  return findConsents(ctx.organizationId, { clientId: id, ...page })
}
