/** The options a salon writes as `data-…` attributes. */
export type FrameOptions = Record<string, string | undefined>

/** Change what the server answers: part of the address, in one order so that the edge keeps one copy. */
const asked = ['lang', 'professional', 'service'] as const
/** Change only how it looks: behind the `#`, which never reaches the server. */
const shown = ['accent', 'font', 'radius', 'theme', 'ground', 'host'] as const

const parameters = (names: readonly string[], options: FrameOptions) =>
  String(new URLSearchParams(names.flatMap((name) => (options[name] ? [[name, options[name]]] : []))))

export const frameAddress = (bookOrigin: string, slug: string, options: FrameOptions): string => {
  const query = parameters(asked, options)
  const look = parameters(shown, options)

  return `${bookOrigin}/w/${encodeURIComponent(slug)}${query && `?${query}`}${look && `#${look}`}`
}
