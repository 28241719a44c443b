import { type AlertPreferences, type AllAlertPreferences, alertKind, usualReach } from './schema'

/** Every kind with what holds for it. */
export const allPreferences = (said: AlertPreferences = {}): AllAlertPreferences => {
  const kinds = alertKind.options.map((kind) => [kind, said[kind] ?? usualReach] as const)

  return Object.fromEntries(kinds) as AllAlertPreferences
}
