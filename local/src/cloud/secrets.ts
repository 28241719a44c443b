import { createECDH, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const schema = z.record(z.string(), z.string())

/** A pair, as browsers' push services want it: it cannot be any text. */
const newPushKeys = () => {
  const pair = createECDH('prime256v1')

  return {
    'PushSecret.publicKey': pair.generateKeys('base64url'),
    'PushSecret.privateKey': pair.getPrivateKey().toString('base64url').padStart(43, 'A'),
  }
}

/** Made once and kept with the data, so that links in yesterday's mails still open. */
export const readSecrets = (dataDir: string | undefined, ids: string[]) => {
  const file = dataDir && join(dataDir, 'secrets.json')
  const known = file && existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const secrets: Record<string, string> = {
    ...newPushKeys(),
    ...known,
    ...Object.fromEntries(ids.map((id) => [id, known[id] ?? randomBytes(32).toString('hex')])),
  }
  if (file) writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}
