import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { storedKey } from '@reservaplus/shared/files/object-keys'
import { type ClientId, eventId } from '@reservaplus/shared/ids/schema'
import type { ClientExport } from '@reservaplus/shared/privacy/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { instantOf } from '@reservaplus/shared/time/instant'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext } from '../app-context'
import { settlePartings } from '../clients/finish-partings'
import { findClient } from '../clients/repository'
import { commitWrites } from '../db/change'
import { eventCreation } from '../events/repository'
import { findExisting } from '../organizations/find-existing'
import { type ClientData, dataOf } from './gather-data'
import { gatherRecords } from './gather-records'
import { renderExport } from './render-export'

const linkSeconds = 900

/** What lies here is gone after a week by itself, and with the client. */
export const exportFolder = ({ organizationId, id }: Pick<Client, 'organizationId' | 'id'>) =>
  `exports/${organizationId}/clients/${id}/`

const exported = ({ organizationId, clock, actor, newId }: AppContext, { id, version }: Client) =>
  eventCreation({
    id: eventId.parse(newId()),
    organizationId,
    at: instantOf(clock.now()),
    actor,
    version,
    origin: 'live',
    type: 'client.exported',
    subject: { kind: 'client', id },
    data: {},
  })

type Asked = { id: ClientId; locale?: Locale | undefined }

/** Everything there is about a client, for machines and to read. Whoever calls knows that it is asked for rightly. */
export const readClientData = async (ctx: AppContext, { id, locale }: Asked) => {
  // What is another's by now is on its way to them.
  await settlePartings(ctx, id)
  const [client, organization] = await Promise.all([
    findClient(ctx.organizationId, id, { consistent: true }),
    findExisting(ctx),
  ])
  if (!client || client.erasedAt !== undefined) throw new AppError('NOT_FOUND', 'There is no such client')
  const createdAt = instantOf(ctx.clock.now())
  const records = await gatherRecords(client)
  const data: ClientData = { organization: organization.name, createdAt, ...dataOf(records) }
  const html = renderExport(data, { locale: locale ?? organization.locale, timeZone: organization.timeZone })
  await commitWrites(ctx, [exported(ctx, client)])

  return { client, records, data, html }
}

/** The same as files in the bucket, with the client's own files beside them. */
export const exportClient = async (ctx: AppContext, asked: Asked): Promise<ClientExport> => {
  const { client, records, data, html } = await readClientData(ctx, asked)
  const folder = `${exportFolder(client)}${ctx.newId()}/`
  const bucket = filesBucket()
  await Promise.all([
    bucket.write(`${folder}data.json`, JSON.stringify(data, null, 1), 'application/json; charset=utf-8'),
    bucket.write(`${folder}data.html`, html, 'text/html; charset=utf-8'),
  ])
  const link = async (key: string, name: string) => ({
    name,
    url: await bucket.signDownload(key, { seconds: linkSeconds, fileName: name }),
  })
  const ready = records.flatMap(({ holdings }) => holdings.files).filter(({ status }) => status === 'ready')

  return {
    createdAt: data.createdAt,
    expiresAt: instantOf(new Date(ctx.clock.now().getTime() + linkSeconds * 1000)),
    files: await Promise.all([
      link(`${folder}data.json`, 'data.json'),
      link(`${folder}data.html`, 'data.html'),
      ...ready.map((file) => link(storedKey(file), file.name)),
    ]),
  }
}
