import { industryTerms } from './industry-terms'
import { laterRules, type Organization } from './schema'

type Later = 'formerSlugs' | 'gallery' | 'terminology' | 'isListed' | 'isFeatured' | 'bookingRules'

/** As it was written once: fields that came later may be missing. */
export type StoredOrganization = Omit<Organization, Later> & {
  [Field in Exclude<Later, 'bookingRules'>]?: Organization[Field] | undefined
} & {
  bookingRules: Omit<Organization['bookingRules'], keyof typeof laterRules> & Partial<Organization['bookingRules']>
}

/** Before there was an onboarding every organization was open from its first moment. */
const onboardedAt = ({ isListed, createdAt, onboardedAt: since }: StoredOrganization) =>
  since ?? (isListed === undefined ? createdAt : undefined)

export const completeOrganization = (stored: StoredOrganization): Organization => ({
  ...stored,
  onboardedAt: onboardedAt(stored),
  formerSlugs: stored.formerSlugs ?? [],
  gallery: stored.gallery ?? [],
  terminology: stored.terminology ?? industryTerms[stored.industry],
  isListed: stored.isListed ?? true,
  isFeatured: stored.isFeatured ?? false,
  bookingRules: { ...laterRules, ...stored.bookingRules },
})
