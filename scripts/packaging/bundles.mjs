import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readZip } from './zip.mjs'

const isInstalled = ({ name }) => name.startsWith('node_modules/')

/** The code of each packaged function, without its source map, and the machine code that was installed beside it. */
export const packagedBundles = (folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.zip'))
    .map((file) => {
      const entries = readZip(readFileSync(join(folder, file)))
      const code = entries.filter((entry) => entry.name.endsWith('.mjs') && !isInstalled(entry))
      if (code.length !== 1) throw new Error(`${file} holds ${code.length} code files, not one`)
      const machineCode = entries.filter(({ name }) => name.endsWith('.node')).map(({ name }) => name)
      return { name: basename(file, '.zip'), size: code[0].size, read: code[0].read, machineCode }
    })

/** What Lambda is, whatever machine this is packaged on. */
const machine = 'linux-arm64'

/** Exactly where it is needed, and for the machine that Lambda is. */
export const checkMachineCode = (bundles) =>
  bundles.flatMap(({ name, read, machineCode }) => [
    ...machineCode
      .filter((file) => !file.includes(machine))
      .map((file) => `${name} holds ${file}, which runs elsewhere`),
    ...(/from\s*["']sharp["']/.test(read().toString()) && machineCode.length === 0
      ? [`${name} needs sharp and holds none for ${machine}`]
      : []),
  ])
