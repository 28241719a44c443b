// For systems without setpriv: runs a command and ends it when the parent's end of stdin closes, even after kill -9.
import { spawn } from 'node:child_process'

const [command, ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
child.on('exit', (code) => process.exit(code ?? 1))
child.on('error', () => process.exit(127))
process.stdin.resume()
process.stdin.on('end', () => child.kill('SIGKILL'))
process.on('SIGTERM', () => child.kill('SIGTERM'))
