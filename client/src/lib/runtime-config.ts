/** `/config.json`, written at deployment: one build serves every stage. */
export type RuntimeConfig = {
  region: string
  userPoolId: string
  userPoolClientId: string
  /** Only where the user pool is not the region's own, e.g. on a developer's machine. */
  userPoolEndpoint?: string
  bookOrigin: string
  apiBase: string
}

const requiredKeys = ['region', 'userPoolId', 'userPoolClientId', 'bookOrigin'] as const

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Hand-written check: a schema library would weigh more than the rest of the first view's own code. */
export const parseRuntimeConfig = (value: unknown): RuntimeConfig => {
  const source = isRecord(value) ? value : {}
  const text = (key: string) => {
    const found = source[key]

    return typeof found === 'string' && found !== '' ? found : undefined
  }
  const missing = requiredKeys.filter((key) => text(key) === undefined)

  if (missing.length > 0) {
    throw new Error(`config.json lacks ${missing.join(', ')}`)
  }

  const userPoolEndpoint = text('userPoolEndpoint')

  return {
    region: text('region') ?? '',
    userPoolId: text('userPoolId') ?? '',
    userPoolClientId: text('userPoolClientId') ?? '',
    bookOrigin: text('bookOrigin') ?? '',
    apiBase: text('apiBase') ?? '',
    ...(userPoolEndpoint === undefined ? {} : { userPoolEndpoint }),
  }
}

export const loadRuntimeConfig = async (): Promise<RuntimeConfig> => {
  const response = await fetch('/config.json', { cache: 'no-cache' })

  return parseRuntimeConfig(await response.json())
}
