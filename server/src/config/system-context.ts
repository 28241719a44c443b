import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { ulid } from 'ulid'
import type { ChangeContext, RequestContext } from '../app-context'
import { clock } from './clock'

/** The product itself at work in an organization, without anybody's request; `id` says in the audit what it was at. */
export const systemContext = (organizationId: OrganizationId, id: string): ChangeContext => ({
  clock,
  newId: ulid,
  organizationId,
  actor: { kind: 'system', id },
})

/** The same where whole use cases are carried out. Nothing signs a link there: an empty secret is refused by whoever would. */
export const systemRequest = (id: string): RequestContext => ({
  clock,
  newId: ulid,
  correlationId: id,
  config: { linkSecret: '', bookOrigin: '' },
})
