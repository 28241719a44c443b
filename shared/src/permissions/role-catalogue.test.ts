import { describe, expect, it } from 'vitest'
import { locales } from '../texts/locales'
import { roleCatalogue, roleDescription } from './role-catalogue'
import { role } from './roles'

describe.each(locales)('the role catalogue in %s', (locale) => {
  const catalogue = roleCatalogue(locale)

  it('describes every role with four things that it can do', () => {
    expect(catalogue.map(({ id }) => id)).toEqual(role.options)
    expect(roleDescription.array().parse(catalogue)).toEqual(catalogue)
  })

  it('lets every role be given but the owner’s', () => {
    expect(catalogue.filter(({ isEditable }) => !isEditable).map(({ id }) => id)).toEqual(['owner'])
  })

  it('says nothing twice', () => {
    const phrases = catalogue.flatMap(({ name, description }) => [name, description])

    expect(new Set(phrases).size).toBe(phrases.length)
  })
})
