import { SESv2Client } from '@aws-sdk/client-sesv2'
import { localCredentials } from '../src/config/env'
import { startSes } from '../src/ses/start-ses'
import { againstAws, env } from './config/env'

const standIn = async () => {
  const server = await startSes({ now: () => Date.now(), identities: ['reservaplus.test'] })
  const ses = new SESv2Client({ region: env.AWS_REGION, endpoint: server.url, credentials: localCredentials })
  return { ses, from: env.MAIL_FROM, stop: server.stop }
}

/** Sends from the stage's verified identity, and only to the mailbox simulator. */
const stageIdentity = async () => ({
  ses: new SESv2Client({ region: env.AWS_REGION }),
  from: env.MAIL_FROM,
  stop: async () => {},
})

export const sesTarget = againstAws ? stageIdentity : standIn
