import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'

export declare const findOrganization: (organizationId: OrganizationId) => Promise<Organization | undefined>
