import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Registration } from '@reservaplus/shared/onboarding/registration'
import { noRegistration } from './registration-token'
import { findRegistration, replaceRegistration, type StoredRegistration } from './repository'

const attempts = 5

type Change = (current: StoredRegistration) => StoredRegistration

/** Under the version that was read; whoever comes second decides again on what the first has left. */
export const changeRegistration = async (
  known: Pick<Registration, 'id'> | StoredRegistration,
  change: Change,
): Promise<StoredRegistration> => {
  let current = 'tokenHash' in known ? known : await findRegistration(known.id)

  for (let attempt = 0; attempt < attempts; attempt++) {
    if (!current) throw noRegistration()
    const next = { ...change(current), version: current.version + 1 }
    if (await replaceRegistration(next, current)) return next
    current = await findRegistration(known.id)
  }

  throw new AppError('BUSY', 'Too much going on at once', { retryAfterSeconds: 2 })
}
