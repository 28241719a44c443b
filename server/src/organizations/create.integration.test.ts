import { userId } from '@reservaplus/shared/ids/schema'
import { describe, expect, it } from 'vitest'
import { createProfessional } from '../professionals/create'
import { openOrganization, requestContext } from '../testing/context'
import { newOrganization, newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { addMember } from '../users/add-member'
import { createOrganization } from './create'

useTestTable()

const member = {
  email: 'Persona@Correo.example',
  firstName: 'Ana',
  lastName: 'Soto',
  role: 'owner',
  locale: 'es',
  professionalId: undefined,
} as const

describe('a new organization', () => {
  it('F-31 gets a numbered address when the name is taken, and one even for a name of symbols', async () => {
    const slugs = []
    for (const name of ['La Encina', 'La Encina', 'Stats', '★★★']) {
      slugs.push((await createOrganization(requestContext(), newOrganization({ name }))).slug)
    }

    expect(slugs).toEqual(['la-encina', 'la-encina-2', 'stats-reservas', 'reservas'])
  })
})

describe('a team member', () => {
  it('is on one team only, whatever the case of the address', async () => {
    const ctx = await openOrganization({ name: 'Uno' })
    const other = await openOrganization({ name: 'Dos' })
    await addMember(ctx, userId.parse(ctx.newId()), member)

    await expect(
      addMember(other, userId.parse(ctx.newId()), { ...member, email: 'persona@correo.example' }),
    ).rejects.toMatchObject({ code: 'EMAIL_TAKEN', details: { issues: [{ path: ['email'] }] } })
  })
})

describe('a professional', () => {
  it('F-20 may have no address, any number of times; a given one is unique in the organization', async () => {
    const ctx = await openOrganization({ name: 'Tres' })
    await createProfessional(ctx, newProfessional({ email: undefined }))
    await createProfessional(ctx, newProfessional({ email: undefined }))
    await createProfessional(ctx, newProfessional({ email: 'pro@correo.example' }))

    await expect(createProfessional(ctx, newProfessional({ email: 'PRO@correo.example' }))).rejects.toMatchObject({
      code: 'EMAIL_TAKEN',
    })
  })
})
