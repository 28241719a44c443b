import { dirname, join, normalize } from 'node:path'
import { linesWith } from './code.mjs'

const upwards = /(?:^|[\s'"`(=:[])((?:\.\.?\/)+(?:[\w@.$-]+\/?)*)/g

/** A path that climbs above the repository works on one machine only. */
const checkClimbing = ({ path, text }) =>
  text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(upwards)]
        .filter(([, target]) => normalize(join(dirname(path), target)).startsWith('..'))
        .map(([, target]) => `${path}:${index + 1} leaves the repository: ${target}`),
    )

/** Written in pieces, so that this file is not its own violation. */
const machineFolders = ['work', 'home', 'root', 'Users'].map((folder) => `/${folder}/`)
const absolute = new RegExp(`(?:^|[\\s'"\`(=:])(?:${machineFolders.join('|')})`)
const registryHost = new RegExp(`registry\\.${'npmjs'}|"resolved": "${'http'}`)

export const checkPaths = (file) => [
  ...(file.path === 'package-lock.json' ? [] : checkClimbing(file)),
  ...linesWith(file, absolute, 'names a folder of one machine'),
  ...linesWith(file, registryHost, 'names a package registry'),
]
