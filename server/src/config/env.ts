import * as z from 'zod'

const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin)

const tableShape = z.object({
  TABLE_NAME: z.string().min(3),
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO'),
})

const apiShape = tableShape.extend({
  STAGE: z.string().min(1),
  USER_POOL_ID: z.string().regex(/^[\w-]+_[0-9a-zA-Z]+$/),
  USER_POOL_CLIENT_ID: z.string().min(1),
  /** Where the pool's public keys are read from, when that is not the issuer. */
  JWKS_URI: z.url().optional(),
  APP_ORIGIN: origin,
  BOOK_ORIGIN: origin,
  AWS_REGION: z.string().min(1),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().optional(),
  /** The SDK's own variable for another S3 than AWS's. */
  AWS_ENDPOINT_URL_S3: z.url().optional(),
  SITE_BUCKET: z.string().min(3),
  FILES_BUCKET: z.string().min(3),
  LINK_SECRET: z.string().min(32),
  EDGE_SECRET: z.string().min(16),
})

const mercadoPagoShape = z.object({
  MERCADOPAGO_API: z.url().default('https://api.mercadopago.com'),
  /** Where a salon says yes to the product. */
  MERCADOPAGO_AUTH: z.url().default('https://auth.mercadopago.cl'),
  MERCADOPAGO_CLIENT_ID: z.string().min(1),
  MERCADOPAGO_CLIENT_SECRET: z.string().min(1),
  /** Of the product's own account, which salons pay. */
  MERCADOPAGO_ACCESS_TOKEN: z.string().min(1),
  APP_ORIGIN: origin,
})

const noticesShape = z.object({
  MERCADOPAGO_WEBHOOK_SECRET: z.string().min(16),
  PAYMENTS_QUEUE_URL: z.url(),
  WHATSAPP_QUEUE_URL: z.url(),
})

const whatsappShape = z.object({
  WHATSAPP_API: z.url().default('https://graph.facebook.com/v23.0'),
  WHATSAPP_PHONE_NUMBER_ID: z.string().regex(/^\d+$/),
  WHATSAPP_ACCESS_TOKEN: z.string().min(1),
  WHATSAPP_APP_SECRET: z.string().min(16),
  WHATSAPP_VERIFY_TOKEN: z.string().min(16),
})
export type WhatsappEnv = z.output<typeof whatsappShape>

const secretsShape = z.object({ KMS_KEY_ID: z.string().min(1) })

// Parsed when first asked for, because functions that only read the table have less than the API needs.
const parsedOnce = <Shape extends z.ZodObject>(shape: Shape) => {
  let parsed: z.output<Shape> | undefined

  return (): z.output<Shape> => {
    if (parsed) return parsed

    const result = shape.safeParse(process.env)
    if (!result.success) {
      const names = result.error.issues.map((issue) => issue.path.join('.'))
      throw new Error(`Missing or malformed environment variables: ${names.join(', ')}`)
    }

    parsed = result.data
    return parsed
  }
}

/** What every function that touches the table has. */
export const tableEnv = parsedOnce(tableShape)

/** What the API functions have. */
export const apiEnv = parsedOnce(apiShape)
export type ApiEnv = ReturnType<typeof apiEnv>

/** What a function has that asks MercadoPago. */
export const mercadoPagoEnv = parsedOnce(mercadoPagoShape)

/** What the function has that providers' notices come to. */
export const noticesEnv = parsedOnce(noticesShape)

/** What a function has that keeps the secrets of organizations. */
export const secretsEnv = parsedOnce(secretsShape)

/** Undefined where this installation has no number: the secret has not been written yet. */
export const whatsappEnv = (): WhatsappEnv | undefined => whatsappShape.safeParse(process.env).data

/** What browsers know this installation by; a secret that nobody has written yet is no key. */
export const pushPublicKey = (): string | undefined =>
  z
    .string()
    .regex(/^[\w-]{87}$/)
    .safeParse(process.env.PUSH_PUBLIC_KEY).data

/** Of the request that is being answered: the platform names it anew each time. */
export const traceId = (): string | undefined => /Root=([\w-]+)/.exec(process.env._X_AMZN_TRACE_ID ?? '')?.[1]
