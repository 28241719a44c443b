import { foldText } from '../clients/fold'
import { slug } from './schema'

/** First parts of public addresses and names that would read as ours. */
const reservedSlugs: ReadonlySet<string> = new Set([
  ...['about', 'account', 'admin', 'api', 'app', 'assets', 'auth', 'billing', 'blog', 'book', 'config', 'dashboard'],
  ...['docs', 'help', 'health', 'legal', 'login', 'logout', 'marketplace', 'new', 'onboarding', 'public', 'pub'],
  ...['register', 'reservaplus', 'search', 'settings', 'signup', 'static', 'stats', 'status', 'support', 'trpc'],
  ...['widget', 'www'],
])

const longest = 60

export const isReservedSlug = (text: string): boolean => reservedSlugs.has(text)

const fitted = (base: string, suffix: string) => `${base.slice(0, longest - suffix.length).replace(/-+$/, '')}${suffix}`

/**
 * The address part for a name: `Peluquería Ñandú & Co.` becomes `peluqueria-nandu-co`. `attempt` counts up while the
 * one before is taken; names without letters, too short or reserved ones still get a valid one.
 */
export const slugOf = (name: string, attempt = 1): string => {
  const base = foldText(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  const needsMore = !slug.safeParse(fitted(base, '')).success || isReservedSlug(base)
  const usable = needsMore ? `${base}-reservas`.replace(/^-/, '') : base

  return fitted(usable, attempt === 1 ? '' : `-${attempt}`)
}
