/** For comparing and sorting: lower case, no accents, single spaces. `  María  José ` and `maria jose` are the same. */
export const foldText = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/gu, ' ').trim()

/** One mailbox, one spelling; accents stay, they are another address. */
export const foldEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase()
