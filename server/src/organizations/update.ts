import { parsePhone } from '@reservaplus/shared/clients/phone'
import { AppError, type FieldIssue } from '@reservaplus/shared/errors/app-error'
import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import type { UpdateOrganizationInput } from '@reservaplus/shared/organizations/inputs'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { changeSettings } from '@reservaplus/shared/organizations/settings'
import { checkWeeklyHours } from '@reservaplus/shared/schedules/check'
import { isTimeZone } from '@reservaplus/shared/time/zone'
import type { AppContext } from '../app-context'
import { assertOwnOrganization, changeOrganization } from './change'
import { assertWritable } from './check-writable'

export type OrganizationChanges = Omit<UpdateOrganizationInput, 'id' | 'version'>

const wrong = (path: FieldIssue['path'], message: string): FieldIssue => ({ path, message })

/** Images come by uploads only: here they may be taken away or put into another order. */
const galleryIssues = ({ gallery }: Organization, wanted: OrganizationChanges['gallery'] = []): FieldIssue[] =>
  wanted.flatMap((path, index) =>
    gallery.includes(path) && wanted.indexOf(path) === index
      ? []
      : [wrong(['gallery', index], 'No image of the gallery')],
  )

const assertSound = (current: Organization, changed: Organization, { gallery, phone }: OrganizationChanges) => {
  const issues = [
    ...checkWeeklyHours(changed.openingHours).map(({ path, message }) => wrong(['openingHours', ...path], message)),
    ...(isTimeZone(changed.timeZone) ? [] : [wrong(['timeZone'], 'No such time zone')]),
    ...galleryIssues(current, gallery),
  ]
  if (issues.length > 0) throw new AppError('BAD_INPUT', 'The input does not fit', { issues })
  // Throws with the field's own path.
  if (phone) parsePhone(phone, changed.country)
}

/** The organization as it will be; settings are merged at any depth, everything else field by field. */
export const changedOrganization = (current: Organization, changes: OrganizationChanges): Organization => {
  const { bookingRules, openingHours, terminology, ...profile } = changes
  const changed = {
    ...applyChanges<Organization>(current, profile),
    ...changeSettings(current, { bookingRules, openingHours, terminology }),
  }
  assertSound(current, changed, changes)

  return changes.phone ? { ...changed, phone: parsePhone(changes.phone, changed.country) } : changed
}

export const update = async (
  ctx: AppContext,
  { id, version, ...changes }: UpdateOrganizationInput,
): Promise<Organization> => {
  assertOwnOrganization(ctx, id)

  return changeOrganization(ctx, {
    version,
    change: (current) => {
      assertWritable(current)

      return changedOrganization(current, changes)
    },
  })
}
