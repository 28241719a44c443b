import { describe, expect, it } from 'vitest'
import { frameAddress } from './frame-address'

const book = 'https://book.example'

describe('frameAddress', () => {
  it('sends what changes the answer in one order and keeps the look behind the #', () => {
    const options = { theme: 'dark', service: 's1', lang: 'en', accent: '#aa0044', host: 'https://salon.example' }
    expect(frameAddress(book, 'bella', options)).toBe(
      'https://book.example/w/bella?lang=en&service=s1#accent=%23aa0044&theme=dark&host=https%3A%2F%2Fsalon.example',
    )
  })

  it('keeps what a theme stands on with the look', () => {
    expect(frameAddress(book, 'bella', { theme: 'dark', ground: 'dark' })).toBe(
      'https://book.example/w/bella#theme=dark&ground=dark',
    )
  })

  it('has no question mark and no # without options', () => {
    expect(frameAddress(book, 'bella', {})).toBe('https://book.example/w/bella')
  })

  it('cannot be led to another path or host by a slug', () => {
    expect(frameAddress(book, '../m/x', {})).toBe('https://book.example/w/..%2Fm%2Fx')
  })
})
