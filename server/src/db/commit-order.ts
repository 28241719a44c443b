import { AppError } from '@reservaplus/shared/errors/app-error'
import { reordered } from '@reservaplus/shared/objects/order'

import { inGroups } from './in-groups'

/** The named ones come first. Each is written by itself; repeated, it ends where it should. */
export const commitOrder = async <Item extends { id: string; order: number }>(
  items: readonly Item[],
  ids: readonly Item['id'][],
  write: (moved: Item) => Promise<unknown>,
): Promise<void> => {
  if (ids.some((id) => !items.some((each) => each.id === id))) {
    throw new AppError('NOT_FOUND', 'One of these is not there')
  }
  await inGroups(reordered(items, ids), write)
}
