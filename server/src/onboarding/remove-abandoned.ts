import { foldEmail } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { instantOf } from '@reservaplus/shared/time/instant'

import { userPool } from '../adapters/user-pool'
import type { RequestContext } from '../app-context'
import { shards } from '../db/keys'
import { eraseOrganization } from '../organizations/erase'
import { findOrganization } from '../organizations/repository'
import { standingOf } from './check-address'
import { completeDirectly, isLeftOver } from './create-account'
import { findOpenRegistration } from './find-open'
import { recordFunnel } from './record-funnel'
import { findDueRegistrations, findRegistration, removeRegistration, type StoredRegistration } from './repository'
import { runCreation } from './run-creation'

const pageSize = 50

type Cleaning = { ctx: RequestContext; isTimeLeft: () => boolean }

/** Its account goes with it, unless somebody has begun anew with it or it is somebody's on a team. */
const removeAccount = async ({ ctx }: Cleaning, { kind, email, userId }: StoredRegistration): Promise<void> => {
  const found = await standingOf(foldEmail(email))
  const { standing, account } = found
  const isNobodys = kind === 'direct' ? isLeftOver(found) : standing === 'unconfirmed' || standing === 'unused'
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
  if (organization?.onboardedAt) return false
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

const clean = async (cleaning: Cleaning, found: StoredRegistration): Promise<'completed' | 'removed' | 'left'> => {
  const registration = await findRegistration(found.id)
  if (!registration || registration.finishedAt) return 'left'
  const isBegun = registration.creation !== undefined || registration.kind === 'direct'
  if (isBegun && (await complete(cleaning, registration))) return 'completed'
  const now = instantOf(cleaning.ctx.clock.now())
  const current = await findRegistration(found.id)
  if (!current || current.finishedAt || current.expiresAt > now) return 'left'

  return (await takeBack(cleaning, current)) ? 'removed' : 'left'
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
        cleaned[await clean(cleaning, registration)] += 1
      } catch (error) {
        onFailure(registration, error)
      }
    }
  }

  return cleaned
}
