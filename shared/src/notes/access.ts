import type { Actor } from '../appointments/schema'
import type { Permission } from '../permissions/can'
import { may } from '../permissions/may'
import { reachesOnlyOwn } from '../permissions/reaches'
import type { Role } from '../permissions/roles'
import type { ClientNote } from './schema'

type Person = {
  actor: Actor
  role?: Role | undefined
  grants?: readonly Permission[] | undefined
}

const isAuthor = ({ actor }: Person, { author }: Pick<ClientNote, 'author'>) =>
  actor.kind === author.kind && actor.id === author.id

/** Of private notes, all or one's own: a note belongs to who wrote it, whoever's client it is about. */
const reachesPrivate = (person: Person, permission: 'private-notes:read' | 'private-notes:write') => {
  if (!may(person, permission)) return () => false

  return (note: Pick<ClientNote, 'author'>) => !reachesOnlyOwn(person, permission) || isAuthor(person, note)
}

export const mayReadNote = (person: Person, note: Pick<ClientNote, 'author' | 'isPrivate'>): boolean =>
  !note.isPrivate || reachesPrivate(person, 'private-notes:read')(note)

/** Its author, and whoever may delete clients: owner and administrators. */
export const mayChangeNote = (person: Person, note: Pick<ClientNote, 'author' | 'isPrivate'>): boolean => {
  if (!mayReadNote(person, note)) return false

  return isAuthor(person, note) || may(person, 'clients:delete')
}

/** Whether a note may be private that this person writes. */
export const mayKeepPrivate = (person: Person): boolean => may(person, 'private-notes:write')
