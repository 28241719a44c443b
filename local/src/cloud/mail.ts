import { join } from 'node:path'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import * as z from 'zod'

import type { Clock } from '../clock/clock'
import { localCredentials, localRegion } from '../config/env'
import { type SesOptions, startSes } from '../ses/start-ses'
import type { Template } from '../template/load-template'

const poolMail = z.object({ EmailConfiguration: z.object({ From: z.string(), ConfigurationSet: z.string() }) })

type Options = {
  template: Template
  clock: Clock
  dataDir: string | undefined
  port: number
  onEvent: NonNullable<SesOptions['onEvent']>
}

/** SES with the inbox, and the way the user pool sends its own mails through it. */
export const startMail = async ({ template, clock, dataDir, port, onEvent }: Options) => {
  const sets = template.resourcesOf('AWS::SES::ConfigurationSet').map(({ id }) => template.nameOf(id))
  const identities = template
    .resourcesOf('AWS::SES::EmailIdentity')
    .map(({ properties }) => String(properties.EmailIdentity))
  const ses = await startSes({
    now: clock.now,
    port,
    identities,
    configurationSets: sets,
    ...(sets[0] ? { defaultConfigurationSet: sets[0] } : {}),
    onEvent,
    ...(dataDir ? { file: join(dataDir, 'mail.json') } : {}),
  })
  const client = new SESv2Client({ endpoint: ses.url, region: localRegion, credentials: localCredentials })
  const pool = poolMail.parse(template.resourcesOf('AWS::Cognito::UserPool')[0]?.properties).EmailConfiguration
  const sendFromPool = async ({ to, subject, html }: { to: string; subject: string; html: string }) => {
    const content = { Subject: { Data: subject }, Body: { Html: { Data: html } } }
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: pool.From,
        ConfigurationSetName: pool.ConfigurationSet,
        Destination: { ToAddresses: [to] },
        Content: { Simple: content },
      }),
    )
  }
  return {
    ...ses,
    sendFromPool,
    stop: async () => {
      client.destroy()
      await ses.stop()
    },
  }
}
