import { parseArgs } from 'node:util'

export type BenchOptions = { only: string[]; resultsFile: string }

export const parseOptions = (args: readonly string[], names: readonly string[], resultsFile: string): BenchOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string', multiple: true }, out: { type: 'string' } },
  })
  const only = (values.only ?? []).flatMap((text) => text.split(','))
  const unknown = only.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`--only ${unknown.join(',')}: there is ${names.join(', ')}`)

  return { only, resultsFile: values.out ?? resultsFile }
}
