import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { StoredMail } from './ses-state'

// The package is CommonJS with a `default` property, which every loader unwraps differently; require does not.
const load = createRequire(import.meta.url)
const { default: startPackage }: typeof import('aws-ses-v2-local') = load('aws-ses-v2-local')
const store: typeof import('aws-ses-v2-local/dist/store') = load('aws-ses-v2-local/dist/store')

const keptMails = 500

/** The package keeps its mails in one list for the whole process: two stand-ins in one process share an inbox. */
export const startMailPackage = async (restored: readonly StoredMail[]) => {
  const server = await startPackage({ host: '127.0.0.1', port: 0 })
  store.clearStore()
  const mails: StoredMail[] = store.getStoreReadonly().emails
  mails.push(...restored)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    mails: (): StoredMail[] => store.getStoreReadonly().emails.slice(-keptMails),
    /** The package stamps mails with the machine's clock, which may differ from the stand-ins' shared one. */
    stamp: (messageId: string, at: number) => {
      const mail = store.getStoreReadonly().emails.find((each) => each.messageId === messageId)
      if (mail) mail.at = Math.floor(at / 1000)
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
export type MailPackage = Awaited<ReturnType<typeof startMailPackage>>
