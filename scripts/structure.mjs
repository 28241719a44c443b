import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isCode } from './structure/code.mjs'
import { checkDecisions } from './structure/decisions.mjs'
import { applyExceptions } from './structure/exceptions.mjs'
import { repositoryFiles } from './structure/files.mjs'
import { checkNames } from './structure/names.mjs'
import { checkPaths } from './structure/paths.mjs'
import { checkPurity } from './structure/purity.mjs'
import { checkSize } from './structure/size.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const files = repositoryFiles(root)
const checks = [checkNames, checkPaths, checkPurity, checkSize]
const problems = applyExceptions([
  ...files.flatMap((file) => checks.flatMap((check) => check(file))),
  ...checkDecisions(files),
])

for (const problem of problems) console.error(`✘ ${problem}`)
const lengths = files.filter(({ path }) => isCode(path)).map(({ text }) => text.trimEnd().split('\n').length)
const at = (share) => lengths.sort((a, b) => a - b)[Math.floor(lengths.length * share)]
console.log(`${lengths.length} code files, median ${at(0.5)} lines, nine in ten at most ${at(0.9)}`)
if (problems.length > 0) process.exit(1)
