/**
 * What an update may say of a thing, field by field: what is left out (or undefined) stays, `null` clears a field that may
 * be absent. The schema of such an input has no defaults: a default would be a word that nobody said.
 */
export type ChangesTo<Item extends object> = {
  [Field in keyof Item]?: Item[Field] | undefined | (undefined extends Item[Field] ? null : never)
}

/** The thing as it is after the changes; an object or list in them replaces the one before as a whole. */
export const applyChanges = <Item extends object>(current: Item, changes: ChangesTo<Item>): Item => {
  const said = Object.entries(changes).filter(([, value]) => value !== undefined)
  const cleared = new Set(said.filter(([, value]) => value === null).map(([field]) => field))
  const changed = { ...current, ...Object.fromEntries(said) }

  return Object.fromEntries(Object.entries(changed).filter(([field]) => !cleared.has(field))) as Item
}
