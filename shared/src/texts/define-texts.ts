import type { Locale } from './locales'

/** A text, or a function of its parameters: `({ name }: { name: string }) => …`. */
type Message = string | ((params: never) => string)

/** The same keys with the same parameters, whatever the words. */
export type TextsLike<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends (params: infer Params) => string
    ? (params: Params) => string
    : string
}

export type Catalogue<Texts> = Readonly<Record<Locale, TextsLike<Texts>>>

/**
 * One feature's texts in every language. Spanish gives the keys and parameters; a key that is missing, superfluous or
 * takes other parameters in another language does not compile.
 */
export function defineTexts<const Texts extends Record<string, Message>>(catalogue: {
  es: Texts
  en: NoInfer<TextsLike<Texts>>
  pt: NoInfer<TextsLike<Texts>>
}): Catalogue<Texts>
export function defineTexts(catalogue: Catalogue<Record<string, Message>>) {
  return catalogue
}
