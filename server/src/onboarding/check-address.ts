import type { UserId } from '@reservaplus/shared/ids/schema'

import { type PoolAccount, userPool } from '../adapters/user-pool'
import { uniqueKinds } from '../db/keys'
import { findUniqueHolder } from '../db/unique'
import { directRegistrationId, findRegistration, type StoredRegistration } from './repository'

/**
 * What stands behind an address: nobody; an account that waits for its code; one that was confirmed and never became
 * somebody's on a team; one that a direct registration has made and nobody has signed in to; or somebody of a team, also
 * one that is just being made.
 */
export type Standing =
  | { standing: 'unconfirmed' | 'unused' | 'taken'; account: PoolAccount }
  | { standing: 'unproven'; account: PoolAccount; registration: StoredRegistration }
  | { standing: 'free' | 'taken'; account?: undefined }

/** Whether the account is this registration's, and nobody has ever signed in to it. */
export const isUnproven = (
  { kind, provenAt, withdrawnAt, userId }: StoredRegistration,
  account: PoolAccount | undefined,
): boolean =>
  kind === 'direct' && !provenAt && !withdrawnAt && account?.status === 'invited' && account.userId === userId

export const standingOf = async (email: string): Promise<Standing> => {
  const [account, holder, direct] = await Promise.all([
    userPool().find(email),
    findUniqueHolder(uniqueKinds.teamEmail(email), { consistent: true }),
    findRegistration(directRegistrationId(email)),
  ])
  if (account && direct && isUnproven(direct, account)) return { standing: 'unproven', account, registration: direct }
  if (!account) return { standing: holder === undefined ? 'free' : 'taken' }
  if (holder !== undefined || account.organizationId !== undefined) return { standing: 'taken', account }
  if (account.status === 'unconfirmed') return { standing: 'unconfirmed', account }

  return account.status === 'confirmed' ? { standing: 'unused', account } : { standing: 'taken', account }
}

/** On a team of the product, except as this person. */
export const isOnTeam = async (email: string, except?: UserId): Promise<boolean> => {
  const holder = await findUniqueHolder(uniqueKinds.teamEmail(email), { consistent: true })

  return holder !== undefined && holder !== except
}
