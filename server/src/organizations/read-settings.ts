import type { ImportSettingsInput, SettingsDocument } from '@reservaplus/shared/organizations/inputs'
import { settingsDocument, settingsFormat } from '@reservaplus/shared/organizations/inputs'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { AppContext } from '../app-context'
import { assertOwnOrganization } from './change'
import { get } from './service'
import { update } from './update'

export const exportSettings = async (
  ctx: AppContext,
  { id }: Pick<ImportSettingsInput, 'id'>,
): Promise<SettingsDocument> => {
  assertOwnOrganization(ctx, id)

  return settingsDocument.parse({ ...(await get(ctx)), format: settingsFormat })
}

/** One change like any other: what the document leaves out stays as it is. */
export const importSettings = (
  ctx: AppContext,
  { id, version, document, ...bare }: ImportSettingsInput,
): Promise<Organization> => {
  const { format: _format, industry: _industry, ...changes } = document ?? bare

  return update(ctx, { id, version, ...changes })
}

export const getById = async (ctx: AppContext, { id }: Pick<ImportSettingsInput, 'id'>): Promise<Organization> => {
  assertOwnOrganization(ctx, id)

  return get(ctx)
}
