import type { AppointmentId, OrganizationId } from '@reservaplus/shared/ids/schema'

type Secret = { linkSecret: string }

export declare const signManageToken: (
  config: Secret,
  subject: { organizationId: OrganizationId; appointmentId: AppointmentId },
) => Promise<string>
/** LINK_INVALID without a hint, whatever is wrong with it. */
export declare const verifyManageToken: (
  config: Secret,
  token: string,
) => Promise<{ organizationId: OrganizationId; appointmentId: AppointmentId }>
