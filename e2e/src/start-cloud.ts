import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { type Addresses, addressesSchema, passAddresses } from './config/env'

const file = (path: string) => new URL(path, import.meta.url).pathname

const answered = (child: ChildProcess, log: string) =>
  new Promise<Addresses>((resolve, reject) => {
    child.once('message', (message) => resolve(addressesSchema.parse(message)))
    child.once('exit', (code) => reject(new Error(`The local cloud ended with ${code}; see ${log}`)))
  })

/** The whole cloud in memory with demo data, in a process of its own; its output goes to e2e/cloud.log. */
const startCloud = async () => {
  const log = file('../cloud.log')
  const preparation = new URL('../../scripts/prepare-node.mjs', import.meta.url).href
  const child = spawn(process.execPath, ['--import', preparation, file('./serve.ts')], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const output = createWriteStream(log)
  child.stdout?.pipe(output)
  child.stderr?.pipe(output)
  passAddresses(await answered(child, log))

  return async () => {
    const ended = once(child, 'exit')
    child.disconnect()
    await ended
  }
}

export default startCloud
