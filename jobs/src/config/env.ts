import * as z from 'zod'

const shapes = {
  table: { TABLE_NAME: z.string().min(1) },
  files: {
    FILES_BUCKET: z.string().min(3),
    AWS_REGION: z.string().min(1),
    AWS_ACCESS_KEY_ID: z.string().min(1),
    AWS_SECRET_ACCESS_KEY: z.string().min(1),
    AWS_SESSION_TOKEN: z.string().optional(),
    AWS_ENDPOINT_URL_S3: z.url().optional(),
  },
  accounts: { USER_POOL_ID: z.string().min(1) },
  bus: { EVENT_BUS_NAME: z.string().min(1) },
  account: { APP_ORIGIN: z.url() },
  deliveries: { DELIVERIES_QUEUE_URL: z.url() },
  bulkOperations: { BULK_OPERATIONS_QUEUE_URL: z.url() },
  webhooks: { LINK_SECRET: z.string().min(32) },
  links: { LINK_SECRET: z.string().min(32), BOOK_ORIGIN: z.url() },
  push: {
    APP_ORIGIN: z.url(),
    PUSH_PUBLIC_KEY: z.string(),
    PUSH_PRIVATE_KEY: z.string(),
  },
  mail: {
    APP_ORIGIN: z.url(),
    BOOK_ORIGIN: z.url(),
    LINK_SECRET: z.string().min(32),
    MAIL_FROM: z.string().min(3),
    MAIL_CONFIGURATION_SET: z.string().min(1),
  },
} as const

type Group = keyof typeof shapes

/** The variables a function needs, by group; throws with the names of those that are missing or wrong. */
export const readEnv = <G extends Group>(group: G) => {
  const result = z.object(shapes[group]).safeParse(process.env)
  if (!result.success) {
    throw new Error(`Environment: ${result.error.issues.map((issue) => issue.path.join('.')).join(', ')}`)
  }

  return result.data
}
