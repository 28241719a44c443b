import { describe, expect, it } from 'vitest'
import { isDeliverable, webhookUrl } from './url'

describe('a webhook may go to', () => {
  it.each([
    'https://caja.example.com/hooks',
    'https://caja.example.com:8443/hooks?salon=1',
    'https://xn--pelu-hqa.example.cl/',
  ])('%s', (url) => {
    expect(isDeliverable(url)).toBe(true)
  })
})

describe('a webhook may not go to', () => {
  it.each([
    'http://caja.example.com/',
    'ftp://caja.example.com/',
    'https://caja.example.com:22/',
    'https://user:secret@caja.example.com/',
    'https://localhost/',
    'https://caja.localhost/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://metadata.google.internal./',
    'https://intranet/',
    'https://127.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'caja.example.com',
    'javascript:alert(1)',
    '',
  ])('%s', (url) => {
    expect(isDeliverable(url)).toBe(false)
    expect(webhookUrl.safeParse(url).success).toBe(false)
  })
})

it('an address is kept in one spelling', () => {
  expect(webhookUrl.parse(' HTTPS://Caja.Example.com:443/a ')).toBe('https://caja.example.com/a')
})
