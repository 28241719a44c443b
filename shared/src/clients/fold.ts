/** For comparing and sorting: lower case, no accents, single spaces. `  María  José ` and `maria jose` are the same. */
export const foldText = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/gu, ' ').trim()

/** One mailbox, one spelling; accents stay, they are another address. */
export const foldEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase()

// An index key holds at most 1,024 bytes and is never empty; some letters fold into many.
const longestKey = 200

const cut = (text: string) => text.slice(0, longestKey).replace(/\p{Surrogate}$/u, '')

/** What a list of names is ordered and searched by. */
export const nameKey = (name: string): string => cut(foldText(name)) || '-'

/** What the keys shall begin with; nothing where the text has no letter and no digit: then nobody is searched for. */
export const nameSearch = (text: string | undefined): string | undefined => {
  const folded = cut(foldText(text ?? ''))

  return /[\p{L}\p{N}]/u.test(folded) ? folded : undefined
}

/** Whether any of these texts has the words looked for in it; nothing is looked for: yes. */
export const hasText = (texts: readonly string[], search: string | undefined): boolean =>
  search === undefined || texts.some((text) => foldText(text).includes(foldText(search)))
