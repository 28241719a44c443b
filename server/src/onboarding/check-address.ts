import type { UserId } from '@reservaplus/shared/ids/schema'

import { type PoolAccount, userPool } from '../adapters/user-pool'
import { uniqueKinds } from '../db/keys'
import { findUniqueHolder } from '../db/unique'

/**
 * What stands behind an address: nobody; an account that waits for its code; one that was confirmed and never became
 * somebody's on a team; or somebody of a team, also one that is just being made.
 */
export type Standing =
  | { standing: 'unconfirmed' | 'unused' | 'taken'; account: PoolAccount }
  | { standing: 'free' | 'taken'; account?: undefined }

export const standingOf = async (email: string): Promise<Standing> => {
  const [account, holder] = await Promise.all([
    userPool().find(email),
    findUniqueHolder(uniqueKinds.teamEmail(email), { consistent: true }),
  ])
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
