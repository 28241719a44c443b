import { type BucketEnv, bucketClient } from './bucket-client'

export type FilesBucketEnv = BucketEnv & { FILES_BUCKET: string }

type Upload = { key: string; contentType: string; size: number; seconds: number }

type Download = { seconds: number; fileName: string; contentType?: string }

const patience = 5_000

/** Without a space: it would be signed as one character and sent as another. */
const attachment = (fileName: string) => {
  const plain = fileName.replaceAll(/[^\w.-]/g, '_')

  return `attachment;filename="${plain}"${plain === fileName ? '' : `;filename*=UTF-8''${encodeURIComponent(fileName)}`}`
}

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

const tag = (xml: string, name: string) => {
  const [, text] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? []

  return text === undefined ? undefined : unescaped(text)
}

/** Files of organizations. */
export const createFilesBucket = (env: FilesBucketEnv) => {
  const { client, base } = bucketClient(env, env.FILES_BUCKET)
  const addressOf = (key: string) => `${base}/${key}`

  const ask = async (address: string, init: RequestInit = {}) => {
    const response = await client.fetch(address, { ...init, signal: AbortSignal.timeout(patience) })
    if (!response.ok && response.status !== 404) throw new Error(`The files bucket answered ${response.status}`)

    return response
  }
  const asked = async (address: string, init: RequestInit = {}) => {
    const response = await ask(address, init)
    if (!response.ok) throw new Error('The files bucket has no such object')

    return response
  }
  const signed = async (address: URL, seconds: number, init: RequestInit & { aws?: object }) => {
    address.searchParams.set('X-Amz-Expires', String(seconds))
    const { url } = await client.sign(address.href, { ...init, aws: { ...init.aws, signQuery: true } })

    return url
  }

  return {
    /** For one PUT of exactly this type and size: both are signed, so S3 refuses anything else. */
    signUpload: ({ key, contentType, size, seconds }: Upload): Promise<string> =>
      signed(new URL(addressOf(key)), seconds, {
        method: 'PUT',
        headers: { 'content-type': contentType, 'content-length': String(size) },
        aws: { allHeaders: true },
      }),

    /** Saved under this name by whoever opens it. */
    signDownload: (key: string, { seconds, fileName, contentType }: Download): Promise<string> => {
      const address = new URL(addressOf(key))
      address.searchParams.set('response-content-disposition', attachment(fileName))
      if (contentType) address.searchParams.set('response-content-type', contentType)

      return signed(address, seconds, { method: 'GET' })
    },

    describe: async (key: string): Promise<{ size: number; contentType: string } | undefined> => {
      const response = await ask(addressOf(key), { method: 'HEAD' })

      return response.ok
        ? {
            size: Number(response.headers.get('content-length')),
            contentType: response.headers.get('content-type') ?? '',
          }
        : undefined
    },

    readStart: async (key: string, bytes: number): Promise<Uint8Array> => {
      const response = await asked(addressOf(key), { headers: { range: `bytes=0-${bytes - 1}` } })

      return new Uint8Array(await response.arrayBuffer())
    },

    read: async (key: string): Promise<Uint8Array> => new Uint8Array(await (await asked(addressOf(key))).arrayBuffer()),

    write: async (key: string, body: string | Uint8Array<ArrayBuffer>, contentType: string): Promise<void> => {
      await asked(addressOf(key), { method: 'PUT', body, headers: { 'content-type': contentType } })
    },

    /** A public copy that never changes, so that it may be kept by whoever asked for it. */
    publish: async (from: string, to: string, contentType: string): Promise<void> => {
      const response = await asked(addressOf(to), {
        method: 'PUT',
        headers: {
          'x-amz-copy-source': `/${env.FILES_BUCKET}/${from}`,
          'x-amz-metadata-directive': 'REPLACE',
          'content-type': contentType,
          'cache-control': 'public, max-age=31536000, immutable',
        },
      })
      // S3 may begin its answer with 200 and fail afterwards.
      if ((await response.text()).includes('<Error>')) throw new Error('The files bucket could not copy')
    },

    remove: async (key: string): Promise<void> => {
      await ask(addressOf(key), { method: 'DELETE' })
    },

    list: async (prefix: string, cursor?: string): Promise<{ keys: string[]; cursor: string | undefined }> => {
      const query = new URLSearchParams({ 'list-type': '2', prefix, ...(cursor && { 'continuation-token': cursor }) })
      const xml = await (await asked(`${base}?${query}`)).text()
      const keys = Array.from(xml.matchAll(/<Key>([^<]*)<\/Key>/g), ([, key = '']) => unescaped(key))

      return { keys, cursor: tag(xml, 'NextContinuationToken') }
    },
  }
}
export type FilesBucket = ReturnType<typeof createFilesBucket>

let connected: FilesBucket | undefined

/** Once per process, as the table. */
export const connectFilesBucket = (env: FilesBucketEnv) => {
  connected = createFilesBucket(env)
}

export const filesBucket = (): FilesBucket => {
  if (!connected) throw new Error('The files bucket is not connected')

  return connected
}
