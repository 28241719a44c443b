import * as z from 'zod'

/** Where the cloud that the tests started answers. */
export const addressesSchema = z.object({
  app: z.url(),
  book: z.url(),
  salon: z.url(),
  inbox: z.url(),
})
export type Addresses = z.infer<typeof addressesSchema>

const name = 'E2E_ADDRESSES'

/** The test processes inherit the environment of the one that started the cloud. */
export const passAddresses = (addresses: Addresses) => {
  process.env[name] = JSON.stringify(addresses)
}

export const addresses = (): Addresses => addressesSchema.parse(JSON.parse(process.env[name] ?? '{}'))

export const givenBrowser = (): string | undefined => process.env.CHROMIUM_PATH

/** Where pictures of mails are put; absent: nowhere. */
export const picturesFolder = (): string | undefined => process.env.MAIL_PICTURES
