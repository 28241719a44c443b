import * as z from 'zod'
import type { Locale } from '../texts/locales'
import { enRoleTexts } from './role-texts-en'
import { esRoleTexts, type RoleTexts } from './role-texts-es'
import { ptRoleTexts } from './role-texts-pt'
import { type Role, role } from './roles'

const colors = {
  owner: 'purple',
  admin: 'indigo',
  professional: 'emerald',
  reception: 'orange',
  staff: 'blue',
} as const satisfies Record<Role, string>

const texts: Readonly<Record<Locale, RoleTexts>> = { es: esRoleTexts, en: enRoleTexts, pt: ptRoleTexts }

export const roleDescription = z.object({
  id: role,
  name: z.string(),
  description: z.string(),
  color: z.enum(Object.values(colors)),
  /** Four phrases. */
  capabilities: z.array(z.string()).length(4),
  /** False for the owner's: it is transferred, not granted. */
  isEditable: z.boolean(),
})
export type RoleDescription = z.infer<typeof roleDescription>

/** What the team screen says of each role, highest first. */
export const roleCatalogue = (locale: Locale): RoleDescription[] =>
  role.options.map((id) => ({
    id,
    ...texts[locale][id],
    capabilities: [...texts[locale][id].capabilities],
    color: colors[id],
    isEditable: id !== 'owner',
  }))
