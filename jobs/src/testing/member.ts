import type { AppContext } from '@reservaplus/server/app-context'
import { transact } from '@reservaplus/server/db/transact'
import { monday } from '@reservaplus/server/testing/context'
import { userCreation } from '@reservaplus/server/users/repository'
import { userId } from '@reservaplus/shared/ids/schema'
import { type User, user } from '@reservaplus/shared/users/schema'

/** Somebody of the team, with an address of their own. */
export const addMember = async (
  { organizationId, newId }: AppContext,
  more: Pick<User, 'role'> & Partial<User>,
): Promise<User> => {
  const id = userId.parse(newId())
  const member = user.parse({
    id,
    organizationId,
    email: `${id.toLowerCase()}@salon.example`,
    firstName: 'Antonia',
    lastName: 'Rojas',
    isActive: true,
    locale: 'es',
    sessionsValidFrom: monday,
    version: 1,
    createdAt: monday,
    ...more,
  })
  await transact([userCreation(member)])

  return member
}
