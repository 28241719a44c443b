import { createRequire } from 'node:module'
import { join } from 'node:path'
import swc from '@swc/core'

const require = createRequire(import.meta.url)

let readsTypeImports = true
const isTypeOnly = ({ type, typeOnly }) =>
  (type === 'ImportDeclaration' || type === 'ExportNamedDeclaration') && typeOnly

// dependency-cruiser reads TypeScript 7 through swc, but does not tell it which files hold JSX,
// nor does it know a type-only import when it sees one.
const parseFileSync = swc.parseFileSync
swc.parseFileSync = (file, options) => {
  const module = parseFileSync(file, { ...options, tsx: file.endsWith('x') })
  return readsTypeImports ? module : { ...module, body: module.body.filter((item) => !isTypeOnly(item)) }
}

const { cruise } = await import('dependency-cruiser')

/** The one rule that a type-only import does not break. */
const aboutValues = 'client-sees-shared-and-the-type-of-the-router'

const describe = ({ from, to, rule, cycle }) =>
  cycle ? `${rule.name}: ${[from, ...cycle.map(({ name }) => name)].join(' -> ')}` : `${rule.name}: ${from} -> ${to}`

const cruiseOnce = async ({ root, workspaces, withTypes }) => {
  const { options, ...ruleSet } = require(join(import.meta.dirname, '../../.dependency-cruiser.cjs'))
  readsTypeImports = withTypes
  const cruiseOptions = { ...options, baseDir: root, ruleSet, validate: true }
  const { output } = await cruise(workspaces, cruiseOptions, options.enhancedResolveOptions)
  return output
}

/** Follows every import of the workspaces below `root`: what was seen, and what breaks the rules. */
export const cruiseWorkspaces = async (root, workspaces) => {
  const all = await cruiseOnce({ root, workspaces, withTypes: true })
  const values = await cruiseOnce({ root, workspaces, withTypes: false })
  return {
    modules: all.modules.map(({ source }) => source),
    dependencies: all.summary.totalDependenciesCruised,
    unresolved: all.modules.flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ couldNotResolve, module }) => couldNotResolve && module.startsWith('@reservaplus/'))
        .map(({ module }) => `${source} imports ${module}, which does not exist`),
    ),
    problems: [
      ...all.summary.violations.filter(({ rule }) => rule.name !== aboutValues),
      ...values.summary.violations.filter(({ rule }) => rule.name === aboutValues),
    ].map(describe),
  }
}
