import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { AppContext } from '../app-context'
import type { Write } from '../db/transact'
import { commitUpdate } from '../db/update'
import { currencyChangeWrites } from './check-currency'
import { findOrganization, organizationReplacement } from './repository'

/** A member changes their own organization; any other id answers like one that does not exist. */
export const assertOwnOrganization = ({ organizationId }: AppContext, id: OrganizationId): void => {
  if (id !== organizationId) throw new AppError('NOT_FOUND', 'There is no such organization')
}

type Change = {
  version?: number | undefined
  change: (current: Organization) => Organization
  /** Beside the organization itself: claims, other items that change with it. */
  writes?: (next: Organization, current: Organization) => readonly Write[]
  onLimit?: AppError | undefined
}

export const changeOrganization = (ctx: AppContext, { version, change, writes, onLimit }: Change) =>
  commitUpdate<Organization>(ctx, {
    kind: 'organization',
    read: () => findOrganization(ctx.organizationId, { consistent: true }),
    change,
    version,
    writes: async (next, current) => [
      organizationReplacement(next, current),
      ...(await currencyChangeWrites(next, current)),
      ...(writes?.(next, current) ?? []),
    ],
    onLimit,
  })
