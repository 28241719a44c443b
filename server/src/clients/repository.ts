import type { Client } from '@reservaplus/shared/clients/schema'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'

export declare const findClient: (organizationId: OrganizationId, id: ClientId) => Promise<Client | undefined>
