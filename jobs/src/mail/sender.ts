import * as z from 'zod'

/** What SES takes for an address together with its name. */
const longest = 320
/** An encoded word has at most 75 characters (RFC 2047), 63 of them payload: 45 bytes. */
const bytesInWord = 45

const quoted = (name: string) => `"${name.replaceAll(/["\\]/g, '\\$&')}"`

/** Cut between characters, never within one: each word is decoded by itself. */
const encodedWords = (name: string): string => {
  const words: string[] = ['']
  for (const sign of name) {
    const word = words.at(-1) + sign
    if (Buffer.byteLength(word) > bytesInWord) words.push(sign)
    else words[words.length - 1] = word
  }

  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ')
}

// What a reader could take for an encoded word is encoded as well.
const asPhrase = (name: string) => (/^[ -~]*$/.test(name) && !name.includes('=?') ? quoted(name) : encodedWords(name))

const bare = (sender: string) => /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender

/**
 * `"La Encina" <no-reply@…>`: a salon's name before the product's own address. Signs that end a line or steer the
 * direction of text become spaces, so that a name stays a name; what SES would find too long is cut.
 */
export const senderNamed = (name: string, sender: string): string => {
  const address = bare(sender)
  const signs = [
    ...name
      .normalize('NFC')
      .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
      .trim(),
  ]
  while (signs.length > 0) {
    const full = `${asPhrase(signs.join('').trim())} <${address}>`
    if (full.length <= longest) return full
    signs.pop()
  }

  return sender
}

/** A salon's own address for answers, when mail can go there: SES refuses the whole mail otherwise. */
export const replyAddress = (email: string): string | undefined => z.email().max(254).safeParse(email.trim()).data
