import { describe, expect, it } from 'vitest'
import { appErrorCodes } from '../errors/app-error'
import { errorTexts } from './errors'
import { locales } from './locales'

describe.each(locales)('error texts in %s', (locale) => {
  it.each(appErrorCodes)('%s has a calm sentence', (code) => {
    expect(errorTexts[locale][code]).toMatch(/^\p{Lu}[^!¡]+\.$/u)
  })
})
