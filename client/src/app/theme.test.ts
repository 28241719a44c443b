import { contrast } from '@reservaplus/shared/organizations/color'
import { describe, expect, it } from 'vitest'
import { accentShades, defaultAccent } from './theme'

describe('accentShades', () => {
  it.each(['#0f766e', '#facc15', '#ffffff', '#000000', '#ff69b4', '#4caf50'])(
    'carries white text at 4.5:1 whatever the organization chose: %s',
    (color) => {
      expect(contrast(accentShades(color)[6], '#ffffff')).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('keeps a colour that can already be read', () => {
    expect(accentShades('#0f766e')[6]).toBe('#0f766e')
  })

  it('falls back on the default for what is no colour', () => {
    expect(accentShades('teal')[6]).toBe(defaultAccent)
  })
})
