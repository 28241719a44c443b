/** Browsers and Node have it; nothing else of theirs is known here. */
declare class URL {
  constructor(text: string)
  static canParse(text: string): boolean
  readonly href: string
  readonly protocol: string
  readonly hostname: string
  readonly port: string
  readonly username: string
  readonly password: string
}
