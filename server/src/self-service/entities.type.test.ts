import type { ClientId, EventId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { CodeEntity } from './code-entity'
import type { ClientSessionEntity } from './session-entity'

it('what is stored of a code names neither the address nor the code', () => {
  expectTypeOf<FormattedItem<typeof CodeEntity>>().toEqualTypeOf<{
    organizationId: OrganizationId
    emailHash: string
    requestId: EventId
    guesses: number
    expiresAt: number
  }>()
})

it('what is stored of sessions is since when they hold', () => {
  expectTypeOf<FormattedItem<typeof ClientSessionEntity>>().toEqualTypeOf<{
    organizationId: OrganizationId
    clientId: ClientId
    validFrom: Instant
  }>()
})
