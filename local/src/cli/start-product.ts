import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

import { type Cloud, startCloud } from '../cloud'
import { fillDemo } from '../cloud/fill-demo'
import { emptyDataFolder, isComplete, markComplete } from '../process/data-folder'
import { buildClient } from '../site/build-client'
import { functionLog } from './function-log'
import type { Progress } from './progress'
import { startControl } from './start-control'
import { welcome } from './welcome'

export type ProductOptions = {
  root: string
  reset: boolean
  port: number
  data?: string
  progress: Progress
  onLost: () => void
}

const slug = 'la-encina'
// Raised when stored demo data no longer suits the product: it is then made anew.
const dataVersion = '3'

const prepareFolder = (folder: string, reset: boolean) => {
  const isUsable = existsSync(folder) && isComplete(folder, dataVersion)
  if (existsSync(folder) && (reset || !isUsable)) emptyDataFolder(folder)
  return { isFresh: reset || !isUsable }
}

const portNote = (url: string, wanted: number) => {
  const port = Number(new URL(url).port)
  return port === wanted ? undefined : `  Port ${wanted} is taken: using ${port} instead`
}

const addDemo = async (cloud: Cloud, dataDir: string, progress: Progress) => {
  progress.step('Making six weeks of demo data')
  await fillDemo(cloud, {
    onProgress: (share) => progress.update(`Making six weeks of demo data: ${Math.round(share * 100)} %`),
    log: (line) => progress.line(`  ${line}`),
  })
  await cloud.drain(60_000)
  markComplete(dataDir, dataVersion)
}

/** Builds what changed, starts the cloud on the kept data, fills it the first time, and says where everything is. */
export const startProduct = async ({ root, reset, port, data = '.data', progress, onLost }: ProductOptions) => {
  const started = Date.now()
  const dataDir = resolve(root, data)
  const { isFresh } = prepareFolder(dataDir, reset)
  progress.step('Building the pages')
  await buildClient(root)
  progress.step('Starting the local cloud')
  let isLost = false
  // What fails after that says nothing new.
  const show = (line: string) => !isLost && progress.line(`  ${line}`)
  const lose = (what: string) => {
    progress.line(`  The database has ended: ${what}. What was written is in ${data}; npm start begins again with it.`)
    isLost = true
    onLost()
  }
  const cloud = await startCloud({
    dataDir,
    ports: { edge: port, inbox: port + 1, mercadoPago: port + 2 },
    salonSlug: slug,
    onDatabaseEnd: lose,
    log: functionLogOf(dataDir, show),
    functionLog: functionLog(dataDir, show),
    onBuilt: (key) => progress.step(`Built ${key}`),
  })
  try {
    if (isFresh) await addDemo(cloud, dataDir, progress)
  } catch (error) {
    await cloud.stop()
    throw error
  }
  const control = await startControl(cloud, dataDir)
  const notes = [portNote(cloud.appUrl, port), portNote(cloud.inboxUrl, port + 1)].filter((note) => note !== undefined)
  for (const note of notes) progress.line(note)
  progress.line(welcome(cloud, slug, (Date.now() - started) / 1000))
  const stop = async () => {
    await control.stop()
    await cloud.stop()
  }
  return { ...cloud, stop }
}

const functionLogOf = (dataDir: string, show: (line: string) => unknown) => {
  const write = functionLog(dataDir, show)
  return (line: string) => write('cloud', line)
}
