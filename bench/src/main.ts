import './config/env'

import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'

import { availabilityLine } from './lines/availability'
import { browserLine } from './lines/browser-bundles'
import { bundlesLine } from './lines/function-bundles'
import { httpLine } from './lines/http'
import { isMet, type Line, type Measured } from './lines/line'
import { pastLine } from './lines/past'
import { stressLine } from './lines/stress'
import { unitsLine } from './lines/units'
import { parseOptions } from './options'
import { resultLine } from './print-results'

const lines: readonly Line[] = [unitsLine, pastLine, availabilityLine, bundlesLine, browserLine, httpLine, stressLine]
const names = lines.map(({ name }) => name)
const defaultFile = fileURLToPath(new URL('../results.json', import.meta.url))
const { only, resultsFile } = parseOptions(process.argv.slice(2), names, defaultFile)

type Results = Record<string, Measured[]>

const readBefore = (): Results => {
  try {
    return JSON.parse(readFileSync(resultsFile, 'utf8')).lines
  } catch {
    return {}
  }
}

const results: Results = only.length > 0 ? readBefore() : {}
for (const { name, measure } of lines) {
  if (only.length > 0 && !only.includes(name)) continue
  console.log(`\n${name}`)
  try {
    const measured = await measure()
    results[name] = measured
    for (const each of measured) console.log(`  ${resultLine(each)}`)
  } catch (error) {
    delete results[name]
    console.log(`  not measured: ${(error instanceof Error ? error.message : String(error)).slice(0, 300)}`)
  }
}

const all = Object.values(results).flat()
const machine = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`
writeFileSync(resultsFile, `${JSON.stringify({ machine, lines: results }, null, 2)}\n`)
console.log(`\n${machine}`)
console.log(`${all.filter(isMet).length} of ${all.length} within their targets; a report, not a test`)
process.exit(0)
