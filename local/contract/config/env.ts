import * as z from 'zod'

const contractEnv = z.object({
  /** With a stage (and credentials) the cases run against AWS itself. */
  STAGE: z.string().optional(),
  AWS_REGION: z.string().default('sa-east-1'),
  MAIL_FROM: z.string().default('contract@reservaplus.test'),
  MAIL_CONFIGURATION_SET: z.string().optional(),
  KMS_KEY_ID: z.string().optional(),
})

export const env = contractEnv.parse(process.env)
export const againstAws = env.STAGE !== undefined && env.STAGE !== '' && env.STAGE !== 'local'
