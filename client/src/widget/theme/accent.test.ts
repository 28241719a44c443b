import { contrast } from '@reservaplus/shared/organizations/color'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { darkShades, lightShades } from './accent'

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('accent', () => {
  it('reads on a light and on a dark page and carries readable text, whatever colour a salon picks', () => {
    fc.assert(
      fc.property(color, (picked) => {
        const light = lightShades(picked)
        const dark = darkShades(picked)
        expect(contrast(light.accent, '#ffffff')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(light.accent, light.onAccent)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(dark.accent, '#17191c')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(dark.accent, dark.onAccent)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  it('leaves a colour alone that reads already', () => {
    expect(lightShades('#0f766e').accent).toBe('#0f766e')
  })

  it('falls back to the default for what is no colour', () => {
    expect(lightShades('url(x)')).toEqual(lightShades('#0f766e'))
  })
})
