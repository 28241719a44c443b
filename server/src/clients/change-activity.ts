import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import type { AppContext } from '../app-context'
import { updateClient } from './commit-client'
import { maySeeClient } from './list-own'

type Asked = { id: ClientId; version?: number | undefined }

const setActive = async (ctx: AppContext, { id, version }: Asked, isActive: boolean): Promise<Client> => {
  if (!(await maySeeClient(ctx, id))) throw new AppError('NOT_FOUND', 'There is no such client')

  return updateClient(ctx, id, (current) => ({ ...current, isActive }), { version })
}

/** In place of deleting (F-09): what was agreed stands, and everything about the client is still there. */
export const deactivate = (ctx: AppContext, asked: Asked): Promise<Client> => setActive(ctx, asked, false)

export const activate = (ctx: AppContext, asked: Asked): Promise<Client> => setActive(ctx, asked, true)
