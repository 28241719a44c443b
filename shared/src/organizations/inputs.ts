import * as z from 'zod'
import { imagePurpose, imageType, uploadKey } from '../files/schema'
import { organizationId, userId } from '../ids/schema'
import type { WeeklyHours } from '../schedules/schema'
import { type BookingRules, bookingRules, imagePath, organization, slug } from './schema'
import { terminology, terminologyChanges } from './terminology'

const text = (max: number) => z.string().trim().max(max)

const rule = bookingRules.shape
const hoursOf = organization.shape.openingHours.shape

/** Every part may be left out, then it stays; `null` brings back what the industry's template says. */
export const settingsChanges = z.object({
  bookingRules: z
    .strictObject({
      bufferMinutes: rule.bufferMinutes.nullish(),
      horizonDays: rule.horizonDays.nullish(),
      minimumNoticeMinutes: rule.minimumNoticeMinutes.nullish(),
      cancellationWindowHours: rule.cancellationWindowHours.nullish(),
      requiresConfirmation: rule.requiresConfirmation.nullish(),
      acceptsWalkIns: rule.acceptsWalkIns.nullish(),
      compactDay: rule.compactDay.nullish(),
      buffersInsideWorkingHours: rule.buffersInsideWorkingHours.nullish(),
      onlineBooking: rule.onlineBooking.nullish(),
      clientCancellation: rule.clientCancellation.nullish(),
      staffCancellationWindowHours: rule.staffCancellationWindowHours.nullish(),
      sendsReminders: rule.sendsReminders.nullish(),
      asksForReviews: rule.asksForReviews.nullish(),
      keepsDeposits: rule.keepsDeposits.nullish(),
      reminderLeadHours: rule.reminderLeadHours.nullish(),
      followUpDays: rule.followUpDays.nullish(),
    } satisfies Record<keyof BookingRules, z.ZodType>)
    .nullish(),
  /** A day that is given is replaced whole. */
  openingHours: z
    .strictObject({
      monday: hoursOf.monday.nullish(),
      tuesday: hoursOf.tuesday.nullish(),
      wednesday: hoursOf.wednesday.nullish(),
      thursday: hoursOf.thursday.nullish(),
      friday: hoursOf.friday.nullish(),
      saturday: hoursOf.saturday.nullish(),
      sunday: hoursOf.sunday.nullish(),
    } satisfies Record<keyof WeeklyHours, z.ZodType>)
    .nullish(),
  terminology: terminologyChanges.nullish(),
})

const oneOrganization = z.object({
  id: organizationId,
  /** The version the screen shows; another answers CONFLICT. */
  version: z.int().optional(),
})

const hostName = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

const profileChanges = z
  .object({
    name: text(200)
      .min(1)
      .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'One line'),
    description: text(2000),
    email: z.union([z.literal(''), z.email().max(254)]),
    /** As people type it; stored as E.164. */
    phone: text(20),
    address: text(300),
    city: text(100),
    country: z.string().regex(/^[A-Z]{2}$/),
    website: organization.shape.website.unwrap().nullable(),
    timeZone: organization.shape.timeZone,
    currency: organization.shape.currency,
    locale: organization.shape.locale,
    accentColor: organization.shape.accentColor,
    allowedDomains: z.array(z.string().trim().toLowerCase().max(253).regex(hostName)).max(50),
    isListed: z.boolean(),
    /** `null` takes it away; a new one comes by an upload. */
    logo: z.null(),
    cover: z.null(),
    /** Those that stay, in their order; new ones come by uploads. */
    gallery: z.array(imagePath).max(12),
  })
  .partial()

export const updateOrganizationInput = z.object({
  ...oneOrganization.shape,
  ...profileChanges.shape,
  ...settingsChanges.shape,
})
export type UpdateOrganizationInput = z.infer<typeof updateOrganizationInput>

export const oneOrganizationInput = oneOrganization
export type OneOrganizationInput = z.infer<typeof oneOrganizationInput>

export const changeSlugInput = oneOrganization.extend({ slug: z.string().trim().toLowerCase().pipe(slug) })
export type ChangeSlugInput = z.infer<typeof changeSlugInput>

export const checkSlugInput = z.object({ id: organizationId, slug: z.string().trim().min(1).max(200) })
export const slugCheck = z.object({
  slug: z.string(),
  isFree: z.boolean(),
  /** A free address made of what was asked for. */
  suggestion: slug.optional(),
})
export type SlugCheck = z.infer<typeof slugCheck>

export const transferOwnershipInput = oneOrganization.extend({ userId })
export type TransferOwnershipInput = z.infer<typeof transferOwnershipInput>

/** In which a closed organization can still be had back. */
export const deletionGraceDays = 30

export const requestDeletionInput = oneOrganization.extend({
  /** The public address, typed by hand: nobody deletes a salon by a slip. */
  confirmation: z.string().trim().max(60),
})
export type RequestDeletionInput = z.infer<typeof requestDeletionInput>

/** Images that belong to the organization itself. */
const ownImage = imagePurpose.extract(['logo', 'cover', 'gallery'])

export const requestUploadInput = z.object({
  id: organizationId,
  purpose: ownImage,
  contentType: imageType,
  size: z.int().min(1),
})
export type RequestUploadInput = z.infer<typeof requestUploadInput>

export const confirmUploadInput = z.object({ id: organizationId, purpose: ownImage, key: uploadKey })
export type ConfirmUploadInput = z.infer<typeof confirmUploadInput>

export const settingsFormat = 'reservaplus-settings-1'

/** What travels from one organization to another, or into a drawer: no names, no people, no files. */
export const settingsDocument = z.object({
  format: z.literal(settingsFormat),
  industry: organization.shape.industry,
  timeZone: organization.shape.timeZone,
  currency: organization.shape.currency,
  locale: organization.shape.locale,
  accentColor: organization.shape.accentColor,
  bookingRules,
  openingHours: organization.shape.openingHours,
  terminology,
})
export type SettingsDocument = z.infer<typeof settingsDocument>

const importedDocument = z.strictObject({
  format: z.literal(settingsFormat),
  industry: organization.shape.industry.optional(),
  timeZone: organization.shape.timeZone.optional(),
  currency: organization.shape.currency.optional(),
  locale: organization.shape.locale.optional(),
  accentColor: organization.shape.accentColor.optional(),
  ...settingsChanges.shape,
})

/**
 * A document that says only a part changes only that part. Its industry is not taken over. It may stand by itself, as it
 * was read, or in `document`.
 */
export const importSettingsInput = oneOrganization
  .extend({ ...importedDocument.partial().shape, document: importedDocument.optional() })
  .refine(({ document, format }) => document !== undefined || format !== undefined, {
    error: 'A document says its format',
    path: ['format'],
  })
export type ImportSettingsInput = z.infer<typeof importSettingsInput>
