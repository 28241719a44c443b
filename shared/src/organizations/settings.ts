import type { Industry, Organization } from './schema'
import { type Settings, templateSettings } from './template-settings'

/** Absent: stays. `null`: back to what the template says. Lists (the intervals of a day) are replaced whole. */
export type Changes<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]?: Changes<Value[Key]> | null | undefined }
    : Value

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const merged = (current: unknown, changes: unknown, template: unknown): unknown => {
  if (changes === undefined) return current
  if (changes === null) return template
  if (!isRecord(current) || !isRecord(changes)) return changes
  const defaults = isRecord(template) ? template : {}

  // Only fields that there are: a settings document knows no others, and `__proto__` is none.
  return Object.fromEntries(
    Object.entries(current).map(([key, value]) => [
      key,
      Object.hasOwn(changes, key) ? merged(value, changes[key], defaults[key]) : value,
    ]),
  )
}

/** Field by field, at any depth: giving one rule leaves the others as they are. */
export const mergeSettings = <Value extends object>(
  current: Value,
  changes: Changes<NoInfer<Value>>,
  template: NoInfer<Value>,
): Value => merged(current, changes, template) as Value

/** The template of the industry with whatever differs laid over it. */
export const settingsOf = (industry: Industry, differing: Changes<Settings> = {}): Settings => {
  const template = templateSettings[industry]

  return mergeSettings(template, differing, template)
}

export const changeSettings = (organization: Organization, changes: Changes<Settings>): Settings => {
  const { industry, bookingRules, openingHours, terminology } = organization

  return mergeSettings({ bookingRules, openingHours, terminology }, changes, settingsOf(industry))
}
