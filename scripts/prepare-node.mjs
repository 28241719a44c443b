// What every start of the local cloud needs before its first TypeScript file is loaded.
import { existsSync } from 'node:fs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`ReservaPlus needs Node 20.19 or later; this is ${process.versions.node}.`)
  process.exit(1)
}
if (!existsSync(new URL('../node_modules/tsx', import.meta.url))) {
  console.error('The dependencies are not installed: run npm ci first.')
  process.exit(1)
}

// Lambda runs in UTC.
process.env.TZ = 'UTC'
process.env.TURBO_TELEMETRY_DISABLED = '1'
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const { register } = await import('tsx/esm/api')
register()
