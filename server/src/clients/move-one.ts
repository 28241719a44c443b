import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ChangeContext } from '../app-context'
import { isLasting } from '../bulk-operations/run-step'
import { assertNotMoving } from '../organizations/check-writable'
import { findExisting } from '../organizations/find-existing'

/** What cannot be moved, by its id: it stays where it is and keeps nothing else from moving. */
export type Failed = Map<string, AppError>

type Moving = { failed: Failed; id: string; move: () => Promise<boolean> | undefined }

/** One thing, unless it fails for good; whether it did move. An organization may begin to be moved between two of them. */
export const moveOne = async (ctx: ChangeContext, { failed, id, move }: Moving): Promise<boolean> => {
  assertNotMoving(await findExisting(ctx, { consistent: true }))
  try {
    return (await move()) ?? false
  } catch (error) {
    if (!isLasting(error)) throw error
    failed.set(id, error)

    return false
  }
}

export const throwFirst = (failed: Failed): void => {
  for (const [id, { code, message }] of failed) throw new AppError(code, `${failed.size} left, ${id}: ${message}`)
}
