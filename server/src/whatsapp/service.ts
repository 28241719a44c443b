import { AppError } from '@reservaplus/shared/errors/app-error'
import type { StoredWhatsapp, UpdateWhatsappInput, WhatsappSettings } from '@reservaplus/shared/whatsapp/schema'

import type { AppContext } from '../app-context'
import { whatsappEnv } from '../config/env'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { findSettings, settingsReplacement } from './repository'

const shown = ({ isOn, version }: Omit<StoredWhatsapp, 'organizationId'>): WhatsappSettings => ({
  isOn,
  version,
  isAvailable: whatsappEnv() !== undefined,
})

const none = { isOn: false, version: 0 }

export const getSettings = async ({ organizationId }: AppContext): Promise<WhatsappSettings> =>
  shown((await findSettings(organizationId)) ?? none)

/** BAD_INPUT where this installation has no number to write from. */
export const updateSettings = async (
  ctx: AppContext,
  { isOn, version }: UpdateWhatsappInput,
): Promise<WhatsappSettings> => {
  await findWritable(ctx)
  if (isOn && !whatsappEnv()) {
    const message = 'WhatsApp is not set up for this installation'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['isOn'], message }] })
  }
  const { organizationId } = ctx
  type Settings = StoredWhatsapp & { id: string }

  return shown(
    await commitUpdate<Settings>(ctx, {
      kind: 'whatsapp',
      version,
      read: async () => ({ id: organizationId, organizationId, ...((await findSettings(organizationId)) ?? none) }),
      change: (current) => ({ ...current, isOn }),
      writes: ({ id: _id, ...next }) => [settingsReplacement(next)],
    }),
  )
}
