import type { State } from './state'
import type { Topic } from './webhooks/notice'

export type Told = { url: string | null | undefined; topic: Topic; id: string; accountId: number; isNew: boolean }

export type Application = { clientId: string; clientSecret: string; redirectUris?: readonly string[] }

/** What every part of the stand-in works with. */
export type Desk = {
  state: State
  application: Application
  /** The account that the application belongs to. */
  ownAccountId: number
  now: () => number
  /** Where its pages and its API are. */
  url: () => string
  /** A webhook is on its way to whoever is named, or to the application's own address. */
  tell: (told: Told) => void
}

/** Numbers that look like those of MercadoPago; never the same one twice. */
export const nextNumber = ({ state }: Pick<Desk, 'state'>) => {
  state.sequence++
  return 90_000_000_000 + state.sequence * 37
}
