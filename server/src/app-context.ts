import type { Actor } from '@reservaplus/shared/appointments/schema'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import type { OrganizationId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Permission } from '@reservaplus/shared/permissions/can'
import type { Role } from '@reservaplus/shared/permissions/roles'

export type Clock = {
  now(): Date
  /** Pauses between retries; a test may pass its own. */
  sleep?(milliseconds: number): Promise<void>
}

/** What every request has, whoever asks. The table is connected once per process: `connectTable` in db/table. */
export type RequestContext = {
  clock: Clock
  newId(): string
  correlationId: string
  config: {
    /** HS256 secret of client links and hold tokens. */
    linkSecret: string
    bookOrigin: string
  }
}

/** A request inside one organization. Only a session, a verified token or a slug look-up may build one. */
export type AppContext = RequestContext & {
  organizationId: OrganizationId
  actor: Actor
  /** Team members only. */
  role?: Role | undefined
  /** Other systems only: what their key allows, all rows of it. */
  grants?: readonly Permission[] | undefined
  /** The professional the team member is, when they take appointments. */
  professionalId?: ProfessionalId | undefined
  /** Events of migrated or generated data are born delivered: nobody is told of what is not news. Absent: live. */
  origin?: DomainEvent['origin'] | undefined
}

/** What a change needs to be told, by a person or by the product itself. */
export type ChangeContext = Pick<AppContext, 'clock' | 'newId' | 'organizationId' | 'actor' | 'origin'>
