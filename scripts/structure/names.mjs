import { basename } from 'node:path'
import { isCode, isTest } from './code.mjs'
import { crossCutting, kinds, nouns, verbs } from './vocabulary.mjs'

const vague = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'shared', 'lib', 'stuff', 'index'])
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/

const stemOf = (path) => basename(path).replace(/(\.[a-z-]+)*\.\w+$/, '')

/** Files whose names somebody else decides. */
const givenName = /^(routeTree|__root|vite-env|[$_].*)$/

const checkStem = (path) => {
  const stem = stemOf(path)
  if (vague.has(stem) || /-(utils|helpers)$/.test(stem)) return [`${path} has a name that says nothing`]
  if (!kebab.test(stem) && !givenName.test(stem) && !basename(path).startsWith('.'))
    return [`${path} is not in kebab-case`]
  return []
}

const isKnownServerFile = (stem) =>
  kinds.some((kind) => stem === kind || stem.endsWith(`-${kind}`)) ||
  verbs.some((verb) => stem === verb || stem.startsWith(`${verb}-`))

const checkServer = (path) => {
  const parts = path.split('/')
  if (parts[0] !== 'server' || parts[1] !== 'src' || parts.length === 3) return []
  const folder = parts[2]
  if (crossCutting.includes(folder)) return []
  if (!nouns.includes(folder)) return [`${path} is in a folder that is no noun of the glossary`]
  if (parts.length > 4) return [`${path} is nested: a noun's folder is flat`]
  return isTest(path) || isKnownServerFile(stemOf(path))
    ? []
    : [`${path} is no known kind of file, see scripts/structure/vocabulary.mjs`]
}

export const checkNames = ({ path }) => (isCode(path) ? [...checkStem(path), ...checkServer(path)] : [])
