import { foldEmail } from '@reservaplus/shared/clients/fold'
import type { UpdateClientInput } from '@reservaplus/shared/clients/inputs'
import type { Client, MarketingConsent } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { AppContext } from '../app-context'
import { findWritable } from '../organizations/find-writable'
import { assertEmailFree, assertProfessional } from './check-references'
import { updateClient } from './commit-client'
import { assertBorn, emergencyContactIn, phoneIn, preferencesWith } from './create-record'
import { maySeeClient } from './list-own'

/** Said again what was said before: the time of the first stays. */
const consentAfter = (
  { marketingConsent: before }: Client,
  given: boolean | undefined,
  said: Pick<MarketingConsent, 'source'> & { at: Instant },
): MarketingConsent | undefined =>
  given === undefined || given === (before?.given ?? false) ? before : { given, ...said }

/** Who says so: by hand at the desk, another system, or the client. */
const sourceOf = ({ actor }: AppContext): MarketingConsent['source'] => {
  if (actor.kind === 'client') return 'self-service'

  return actor.kind === 'integration' ? 'api' : 'desk'
}

/** Field by field. Whoever calls knows that this client may be changed by the actor. */
export const changeClient = (ctx: AppContext, input: UpdateClientInput): Promise<Client> => {
  const { id, version, email, phone, emergencyContact, preferences, marketingConsent, ...changes } = input

  return updateClient(
    ctx,
    id,
    async (current) => {
      const organization = await findWritable(ctx)
      const { country } = organization
      const now = instantOf(ctx.clock.now())
      assertBorn(changes.birthDate, organization, { now, path: [] })
      const consent = consentAfter(current, marketingConsent, { source: sourceOf(ctx), at: now })
      const changed = applyChanges(current, {
        ...changes,
        email: email ? foldEmail(email) : email,
        phone: phone ? phoneIn(phone, country, ['phone']) : phone,
        emergencyContact: emergencyContact ? emergencyContactIn(emergencyContact, country, []) : emergencyContact,
        preferences: preferences && preferencesWith(preferences, current.preferences),
        marketingConsent: consent,
      })
      await Promise.all([
        changed.email !== current.email && assertEmailFree(ctx.organizationId, id, changed.email),
        changed.preferredProfessionalId !== current.preferredProfessionalId && assertProfessional(ctx, changed),
      ])

      return changed
    },
    { version },
  )
}

/** Who sees only their own changes only these. */
export const update = async (ctx: AppContext, input: UpdateClientInput): Promise<Client> => {
  if (!(await maySeeClient(ctx, input.id))) throw new AppError('NOT_FOUND', 'There is no such client')

  return changeClient(ctx, input)
}
