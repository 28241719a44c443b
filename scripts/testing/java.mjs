import { spawnSync } from 'node:child_process'

/** The major version in what `java -version` says: 8 for "1.8.0", 17 for "17.0.9". */
export const javaMajor = (text) => {
  const [, first, second] = text.match(/version "(\d+)(?:\.(\d+))?/) ?? []
  if (!first) return undefined
  return Number(first === '1' ? second : first)
}

export const installedJava = () => javaMajor(spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? '')

/** Why the second engine cannot run here; undefined when it can. */
export const whyNoSecondEngine = (major) => {
  if (major === undefined) return 'DynamoDB Local needs Java 17 or newer and there is no Java'
  return major < 17 ? `DynamoDB Local needs Java 17 or newer and this is Java ${major}` : undefined
}
