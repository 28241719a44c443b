import { foldEmail } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'

import { userPool } from '../adapters/user-pool'
import type { RequestContext } from '../app-context'
import { shards } from '../db/keys'
import { eraseOrganization } from '../organizations/erase'
import { findOrganization } from '../organizations/repository'
import { changeRegistration } from './change-registration'
import { isUnproven, standingOf } from './check-address'
import { completeDirectly, isLeftOver } from './create-account'
import { findOpenRegistration } from './find-open'
import { withdraw } from './give-way'
import { recordFunnel } from './record-funnel'
import { findDueRegistrations, findRegistration, removeRegistration, type StoredRegistration } from './repository'
import { runCreation } from './run-creation'

const pageSize = 50
const retryMinutes = 60

type Outcome = 'completed' | 'removed' | 'left'
type Cleaning = { ctx: RequestContext; isTimeLeft: () => boolean }

/** Its account goes with it, unless somebody has begun anew with it or it is somebody's on a team. */
const removeAccount = async ({ ctx }: Cleaning, { kind, email, userId }: StoredRegistration): Promise<void> => {
  const found = await standingOf(foldEmail(email))
  const { standing, account } = found
  const isDirects = standing === 'unproven' || isLeftOver(found)
  const isNobodys = kind === 'direct' ? isDirects : standing === 'unconfirmed' || standing === 'unused'
  if (!isNobodys || !account) return
  // One whose id was never written down is nobody else's either, once no registration holds it.
  if (userId !== undefined && userId !== account.userId) return
  if (await findOpenRegistration(ctx, account)) return
  await userPool().remove(account.userId)
}

/** Takes back what was made of it; false: there is more than one run has time for. */
const takeBack = async (cleaning: Cleaning, registration: StoredRegistration): Promise<boolean> => {
  const { ctx, isTimeLeft } = cleaning
  const organization = await findOrganization(registration.organizationId, { consistent: true })
  // Whatever the registration says: somebody may have booked there.
  if (organization?.onboardedAt && !registration.withdrawnAt) return false
  if (organization && !(await eraseOrganization(registration.organizationId, { clock: ctx.clock, isTimeLeft })))
    return false
  await removeAccount(cleaning, registration)
  if (await removeRegistration(registration)) recordFunnel(ctx.clock.now(), 'finish', 'abandoned')

  return true
}

/** What was begun is finished, whoever stopped; true: it is. */
const complete = async ({ ctx }: Cleaning, registration: StoredRegistration): Promise<boolean> => {
  const completing =
    registration.kind === 'direct' ? completeDirectly(ctx, registration) : runCreation(ctx, registration)
  const completed = await completing.catch((error: unknown) => {
    // What can never be made is taken back once its days are over.
    if (!(error instanceof AppError)) throw error

    return undefined
  })

  return completed?.finishedAt !== undefined
}

/** Also where withdrawing it has stopped half-way. */
const takeBackOpened = async (cleaning: Cleaning, registration: StoredRegistration): Promise<Outcome> =>
  (await takeBack(cleaning, await withdraw(cleaning.ctx, registration))) ? 'removed' : 'left'

/** Made at once, and open since: whether its owner has ever signed in. Whoever never read the mail never will. */
const settle = async (cleaning: Cleaning, registration: StoredRegistration): Promise<Outcome> => {
  const account = registration.userId && (await userPool().find(registration.userId))
  const now = instantOf(cleaning.ctx.clock.now())
  if (!account || !isUnproven(registration, account)) {
    await changeRegistration(registration, (current) => ({ ...current, provenAt: current.provenAt ?? now }))

    return 'completed'
  }
  if (registration.expiresAt > now) return 'left'

  return takeBackOpened(cleaning, registration)
}

const clean = async (cleaning: Cleaning, found: StoredRegistration): Promise<Outcome> => {
  const registration = await findRegistration(found.id)
  if (registration?.withdrawnAt) return takeBackOpened(cleaning, registration)
  if (registration?.kind === 'direct' && registration.finishedAt && !registration.provenAt)
    return settle(cleaning, registration)
  if (!registration || registration.finishedAt) return 'left'
  const isBegun = registration.creation !== undefined || registration.kind === 'direct'
  if (isBegun && (await complete(cleaning, registration))) return 'completed'
  const now = instantOf(cleaning.ctx.clock.now())
  const current = await findRegistration(found.id)
  if (!current || current.finishedAt || current.expiresAt > now) return 'left'

  return (await takeBack(cleaning, current)) ? 'removed' : 'left'
}

/** Whoever could not be helped makes room for the others of the shard. */
const postpone = async ({ ctx }: Cleaning, { id }: StoredRegistration): Promise<void> => {
  const current = await findRegistration(id)
  if (!current) return
  const retryAt = addMinutes(instantOf(ctx.clock.now()), retryMinutes)
  await changeRegistration(current, (latest) => ({ ...latest, retryAt }))
}

export type Cleaned = { completed: number; removed: number; left: number }

/** Half-made organizations that nobody came back to, and registrations whose days are over. */
export const removeAbandoned = async (
  cleaning: Cleaning,
  onFailure: (registration: StoredRegistration, error: unknown) => void,
): Promise<Cleaned> => {
  const cleaned: Cleaned = { completed: 0, removed: 0, left: 0 }
  const now = instantOf(cleaning.ctx.clock.now())

  for (const shard of shards) {
    for (const registration of await findDueRegistrations(shard, now, pageSize)) {
      if (!cleaning.isTimeLeft()) return cleaned
      try {
        const outcome = await clean(cleaning, registration)
        cleaned[outcome] += 1
        if (outcome === 'left') await postpone(cleaning, registration)
      } catch (error) {
        onFailure(registration, error)
        await postpone(cleaning, registration).catch((failure: unknown) => onFailure(registration, failure))
      }
    }
  }

  return cleaned
}
