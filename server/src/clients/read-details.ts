import { foldText } from '@reservaplus/shared/clients/fold'
import type { ImportedClient } from '@reservaplus/shared/clients/import-row'
import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Professional } from '@reservaplus/shared/professionals/schema'

type Named = Pick<Professional, 'id' | 'name'>

const professionalNamed = (team: readonly Named[], name: string): Named['id'] => {
  const found = team.filter((each) => foldText(each.name) === foldText(name))
  const [only] = found
  if (!only || found.length > 1) throw new AppError('BAD_INPUT', `There is no one professional named ${name}`)

  return only.id
}

/** A line of a file as fields of a client: two columns are one contact, a professional stands there by name. */
export const importedDetails = (
  { emergencyName, emergencyPhone, preferredProfessional, kind, ...rest }: ImportedClient,
  team: readonly Named[],
): Omit<typeof rest, 'marketingConsent'> & Partial<Pick<Client, 'emergencyContact' | 'preferredProfessionalId'>> => ({
  ...rest,
  ...(emergencyName !== undefined &&
    emergencyPhone !== undefined && { emergencyContact: { name: emergencyName, phone: emergencyPhone } }),
  ...(preferredProfessional !== undefined && {
    preferredProfessionalId: professionalNamed(team, preferredProfessional),
  }),
})
