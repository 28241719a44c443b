import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const isError = (line: string) => /"level":"ERROR"|^\s*(Uncaught|Error\b)/.test(line)

/** Each function's lines go to its own file; errors are shown as well. */
export const functionLog = (dataDir: string, show: (line: string) => unknown) => {
  const folder = join(dataDir, 'logs')
  mkdirSync(folder, { recursive: true })
  return (key: string, line: string) => {
    appendFileSync(join(folder, `${key}.log`), `${line}\n`)
    if (isError(line)) show(`${key}: ${line}`)
  }
}
