import { foldEmail } from '@reservaplus/shared/clients/fold'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { filesBucket } from '../adapters/files-bucket'
import { userPool } from '../adapters/user-pool'
import type { Clock } from '../app-context'
import {
  accountTaskKey,
  clientTokensPk,
  limitedKinds,
  organizationKey,
  organizationPk,
  uniqueKey,
  uniqueKinds,
} from '../db/keys'
import { deleteItems, type RawItem, type RawKey, readPartition } from '../db/partition'
import { transact } from '../db/transact'
import { findUnique } from '../db/unique'
import { projectOrganization } from '../marketplace/project-organization'
import type { Erasure } from './erasure-entity'
import { findErasure, putErasure } from './erasure-repository'
import { findOrganization, organizationReplacement } from './repository'

/** What every file of an organization lies under. */
export const filePrefixes = (organizationId: string) =>
  ['uploads', 'incoming', 'media', 'exports', 'clients'].map((folder) => `${folder}/${organizationId}/`)

type Erasing = { clock: Clock; isTimeLeft: () => boolean }

/** Nobody writes in it any more, nor opens it again. */
const locked = (organization: Organization): Organization => ({
  ...organization,
  writeMode: 'moved',
  version: organization.version + 1,
})

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

type Claims = {
  [Kind in keyof typeof uniqueKinds]: { of: string; values: (o: string, item: RawItem) => readonly string[] }
}

const claimed = (values: unknown, claim: (value: string) => string): string[] =>
  [values]
    .flat()
    .flatMap((each) => text(each) ?? [])
    .map(claim)

/** Values claimed elsewhere in the table for an item of this kind. A new kind of claim does not compile without its line. */
const claims: Claims = {
  slug: {
    of: 'Organization',
    values: (_, { slug, formerSlugs = [] }) => claimed([slug, formerSlugs].flat(), uniqueKinds.slug),
  },
  teamEmail: { of: 'User', values: (_, { email }) => claimed(email, uniqueKinds.teamEmail) },
  clientEmail: {
    of: 'Client',
    values: (o, { email, formerEmails = [] }) =>
      claimed([email, formerEmails].flat(), (each) => uniqueKinds.clientEmail(o, each)),
  },
  professionalEmail: {
    of: 'Professional',
    values: (o, { email }) => claimed(email, (each) => uniqueKinds.professionalEmail(o, foldEmail(each))),
  },
  feed: { of: 'Feed', values: (_, { hash }) => claimed(hash, uniqueKinds.feed) },
  apiKey: { of: 'ApiKey', values: (_, { hash }) => claimed(hash, uniqueKinds.apiKey) },
  // The export itself may be gone by then.
  latest: { of: 'Organization', values: (o) => limitedKinds.map((kind) => uniqueKinds.latest(o, kind)) },
  latestExport: { of: 'Organization', values: (o) => [uniqueKinds.latestExport(o)] },
}

const claimsOf = (organizationId: string, item: RawItem): string[] =>
  Object.values(claims).flatMap(({ of, values }) => (item._et === of ? values(organizationId, item) : []))

/** Only claims that are still this organization's: an address may have become somebody else's. */
const heldClaims = async (organizationId: string, item: RawItem): Promise<RawKey[]> => {
  const values = claimsOf(organizationId, item)
  const email = item._et === 'User' ? text(item.email) : undefined
  const holders = await Promise.all(values.map((each) => findUnique(each, { consistent: true })))

  return [
    ...values.filter((_, index) => holders[index]?.organizationId === organizationId).map(uniqueKey),
    ...(email ? [accountTaskKey(email)] : []),
  ]
}

const eraseAccount = async (item: RawItem) => {
  const id = item._et === 'User' ? text(item.id) : undefined
  if (!id) return 0
  await userPool().remove(id)

  return 1
}

const eraseFiles = async (organizationId: OrganizationId): Promise<number> => {
  let count = 0
  for (const prefix of filePrefixes(organizationId)) {
    for (;;) {
      // The first page again and again: what was listed is gone by then.
      const { keys } = await filesBucket().list(prefix)
      if (keys.length === 0) break
      for (const key of keys) await filesBucket().remove(key)
      count += keys.length
    }
  }

  return count
}

/** What clients are found by; it says nothing that the clients themselves do not. */
const eraseTokens = async (organizationId: OrganizationId): Promise<void> => {
  for (;;) {
    const { items, last } = await readPartition(clientTokensPk(organizationId))
    await deleteItems(items)
    if (!last) return
  }
}

const countKinds = (counts: Erasure['items'], items: readonly RawItem[]) => {
  const sum = { ...counts }
  for (const { _et: kind = 'other' } of items) sum[kind] = (sum[kind] ?? 0) + 1

  return sum
}

/** One page of everything but the organization itself, which stays to the end and says that there is work left. */
const erasePage = async (erasure: Erasure): Promise<{ erasure: Erasure; isEmpty: boolean }> => {
  const { organizationId } = erasure
  const own = organizationKey(organizationId)
  const { items: found, last } = await readPartition(organizationPk(organizationId))
  const items = found.filter(({ SK }) => SK !== own.SK)
  let accounts = 0
  for (const item of items) accounts += await eraseAccount(item)
  const claims = (await Promise.all(items.map((item) => heldClaims(organizationId, item)))).flat()
  // Claims first: an item that is still there finds its claims again.
  await deleteItems(claims)
  await deleteItems(items)
  const next = {
    ...erasure,
    accounts: erasure.accounts + accounts,
    items: countKinds(erasure.items, items),
  }
  await putErasure(next)

  return { erasure: next, isEmpty: items.length === 0 && last === undefined }
}

const finish = async (erasure: Erasure, { clock }: Erasing): Promise<Erasure> => {
  const { organizationId } = erasure
  const { items } = await readPartition(organizationPk(organizationId))
  const claims = (await Promise.all(items.map((item) => heldClaims(organizationId, item)))).flat()
  const erased = { ...erasure, items: countKinds(erasure.items, items), erasedAt: instantOf(clock.now()) }
  await deleteItems(claims)
  await putErasure(erased)
  await deleteItems(items)

  return erased
}

/**
 * What came back with a backup may be open to everybody. It is shut, and leaves the marketplace as one does that closes:
 * its card says which pointers there are and what it counts for, so that goes before the card. False: not this time.
 */
const leaveMarket = async (organizationId: OrganizationId, { clock }: Erasing): Promise<boolean> => {
  const organization = await findOrganization(organizationId, { consistent: true })
  if (organization && organization.writeMode !== 'moved') {
    if ((await transact([organizationReplacement(locked(organization), organization)])) !== 'committed') return false
  }
  await projectOrganization(clock, organizationId)

  return true
}

/**
 * Accounts, files and every item, a page at a time; the proof counts along. Ends early when the time is up and goes on
 * with the next call: whatever is there still is found again.
 */
export const eraseOrganization = async (
  organizationId: OrganizationId,
  erasing: Erasing,
): Promise<Erasure | undefined> => {
  const { clock, isTimeLeft } = erasing
  if (!(await leaveMarket(organizationId, erasing))) return undefined
  const startedAt = instantOf(clock.now())
  const known = await findErasure(organizationId)
  let erasure: Erasure = known ?? { organizationId, startedAt, accounts: 0, files: 0, items: {} }
  erasure = { ...erasure, files: erasure.files + (await eraseFiles(organizationId)) }
  await eraseTokens(organizationId)
  await putErasure(erasure)

  while (isTimeLeft()) {
    const page = await erasePage(erasure)
    erasure = page.erasure
    if (page.isEmpty) return finish(erasure, erasing)
  }

  return undefined
}

/**
 * The owner may have changed their mind until the last moment: from the instant that the organization is locked, under
 * the version that was due, nobody opens it again.
 */
export const eraseIfDue = async (organizationId: OrganizationId, erasing: Erasing): Promise<Erasure | undefined> => {
  const organization = await findOrganization(organizationId, { consistent: true })
  const isDue = organization?.deletesAt !== undefined && organization.deletesAt <= instantOf(erasing.clock.now())
  if (!isDue) return undefined
  const outcome =
    organization.writeMode === 'moved'
      ? 'committed'
      : await transact([organizationReplacement(locked(organization), organization)])

  return outcome === 'committed' ? eraseOrganization(organizationId, erasing) : undefined
}
