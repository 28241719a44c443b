import { shownMerge } from '@reservaplus/shared/clients/merge'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import type { AppContext } from '../app-context'
import { findMerges } from './merge-repository'
import { get } from './service'

type Asked = { id: ClientId; cursor?: string | undefined; limit: number }

/** Who became part of this client, and until when it can be taken back. */
export const listMerges = async (ctx: AppContext, { id, ...page }: Asked) => {
  await get(ctx, { id })
  const { items, cursor } = await findMerges(ctx.organizationId, { into: id, ...page })

  return { items: items.map((each) => shownMerge.parse(each)), cursor }
}
