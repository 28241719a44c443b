import { describe, expect, it } from 'vitest'
import { requestFileInput } from './client-file'
import { fileTypeOf } from './magic'

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

describe('F-34 what a file is', () => {
  it.each([
    ['%PDF-1.7\n%\xe2\xe3', 'application/pdf'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n\0\0\0\r', 'image/png'],
    ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
    ['<!doctype html>', undefined],
    ['\0\0\0\x18ftypheic', undefined],
    ['MZ\x90', undefined],
    ['', undefined],
  ])('its first bytes say: %j is %s', (start, type) => {
    expect(fileTypeOf(bytes(start))).toBe(type)
  })
})

describe('F-34 what is announced', () => {
  const input = { clientId: '01JDTEST00000000000000000A', name: 'a.pdf', contentType: 'application/pdf', size: 10 }

  it.each(['../../etc/passwd', 'a/b.pdf', 'a\\b.pdf', 'a"b.pdf', 'a\nb.pdf', '\u202Efdp.exe', ' '])(
    'has a name that leads nowhere and hides nothing: %j is none',
    (name) => {
      expect(requestFileInput.safeParse({ ...input, name }).success).toBe(false)
    },
  )

  it('is of a kind and a size that are allowed', () => {
    expect(requestFileInput.safeParse(input).success).toBe(true)
    for (const wrong of [
      { contentType: 'text/html' },
      { contentType: 'image/heic' },
      { size: 0 },
      { size: 20_971_521 },
    ]) {
      expect(requestFileInput.safeParse({ ...input, ...wrong }).success).toBe(false)
    }
  })
})
