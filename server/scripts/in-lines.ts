const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown, depth: number): string => {
  if (depth === 0 || !isObject(value)) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)

  return `{\n${entries.map(([name, each]) => `${JSON.stringify(name)}: ${text(each, depth - 1)}`).join(',\n')}\n}`
}

/** JSON whose objects have a line for each entry, down to this depth. */
export const inLines = (value: unknown, depth: number): string => `${text(value, depth)}\n`
