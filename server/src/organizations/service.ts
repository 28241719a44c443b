import type { Organization, PublicOrganization } from '@reservaplus/shared/organizations/schema'

import type { AppContext, RequestContext } from '../app-context'

export declare const publicGet: (ctx: RequestContext, input: { slug: string }) => Promise<PublicOrganization>
export declare const get: (ctx: AppContext) => Promise<Organization>
