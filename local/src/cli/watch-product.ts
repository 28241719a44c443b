import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import type { Cloud } from '../cloud'
import { spawnBound, stopChild } from '../process/bound-child'
import type { Progress } from './progress'
import { watchFolders } from './watch-folders'

const firstLine = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 4).join('\n  ')

/** Keeps running functions and pages up to date with their sources. */
export const watchProduct = (root: string, cloud: Cloud, progress: Progress) => {
  const reloadFunctions = async () => {
    try {
      const changed = await cloud.functions.rebuild()
      if (changed.length > 0) progress.line(`  Reloaded ${changed.join(', ')}`)
    } catch (error) {
      progress.line(`  Not reloaded: ${firstLine(error)}`)
    }
  }
  const republish = async () => {
    const changed = cloud.publishSite()
    if (changed > 0) progress.line(`  Reloaded ${changed} file(s) of the pages`)
  }
  const remind = async () => progress.line('  The template changed: start again to use it')

  const client = join(root, 'client')
  const configs = readdirSync(client).filter((name) => /^vite\..+\.config\.ts$/.test(name))
  const builds = configs.map((config) => {
    const file = join(root, 'node_modules/.bin/vite')
    const child = spawnBound({ file, args: ['build', '-c', config, '--watch', '--logLevel', 'warn'], cwd: client })
    child.stderr?.on('data', (chunk: Buffer) => progress.line(`  ${chunk.toString().trim()}`))
    return child
  })
  const sources = ['server/src', 'jobs/src', 'shared/src'].map((folder) => join(root, folder))
  const watching = [
    watchFolders(sources, reloadFunctions),
    watchFolders([join(client, 'dist')], republish, 400),
    watchFolders([join(root, 'infra')], remind),
  ]
  return {
    stop: async () => {
      for (const watcher of watching) watcher.stop()
      await Promise.all(builds.map((child) => stopChild(child)))
    },
  }
}
