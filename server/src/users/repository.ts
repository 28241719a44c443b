import type { OrganizationId, UserId } from '@reservaplus/shared/ids/schema'
import type { User } from '@reservaplus/shared/users/schema'

/** Strongly consistent: a demotion or deactivation takes effect with the next request. */
export declare const findUser: (organizationId: OrganizationId, id: UserId) => Promise<User | undefined>
export declare const recordLogin: (organizationId: OrganizationId, id: UserId, at: Date) => Promise<void>
