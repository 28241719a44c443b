import { AppError } from '../errors/app-error'
import type { Professional } from '../professionals/schema'
import type { User } from './schema'

const taken = (field: 'userId' | 'professionalId', message: string) =>
  new AppError('IN_USE', message, { issues: [{ path: [field], message }] })

/**
 * A member of the team and a professional are one to one. Neither is taken from whom it is with: they are parted first,
 * so that nobody loses their agenda by a slip in somebody else's form. `field` is the one that the form has.
 */
export const assertMayLink = (
  member: Pick<User, 'id' | 'professionalId'>,
  professional: Pick<Professional, 'id' | 'userId'>,
  field: 'userId' | 'professionalId',
): void => {
  if (professional.userId !== undefined && professional.userId !== member.id) {
    throw taken(field, 'This professional is somebody else on the team')
  }
  if (member.professionalId !== undefined && member.professionalId !== professional.id) {
    throw taken(field, 'This member of the team is another professional')
  }
}
