import type { Client } from '@reservaplus/shared/clients/schema'
import { type ClientId, type EventId, eventId, type OrganizationId } from '@reservaplus/shared/ids/schema'
import { isSame } from '@reservaplus/shared/objects/same'
import { bookingConsentText, type Consent } from '@reservaplus/shared/privacy/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'

import { consentsPrefix } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import type { Write } from '../db/transact'
import { ConsentEntity } from './consent-entity'

type Key = { organizationId: OrganizationId; clientId: ClientId; id: EventId }

/** Strongly consistent. */
export const findConsent = async (key: Key): Promise<Consent | undefined> => {
  const { Item } = await ConsentEntity.build(GetItemCommand).key(key).options({ consistent: true }).send()

  return Item
}

/** Newest first. */
export const findConsents = async (
  organizationId: OrganizationId,
  { clientId, ...page }: PageRequest & { clientId: ClientId },
): Promise<Page<Consent>> => {
  const prefix = consentsPrefix(clientId)
  const asked: List = { organizationId, prefix, beginsWith: prefix, newestFirst: true }

  return queryPage(ConsentEntity, asked, page)
}

export const consentCreation = (consent: Consent): Write => ({
  role: 'state',
  action: ConsentEntity.build(PutTransaction)
    .item(consent)
    .options({ condition: { attr: 'id', exists: false } }),
})

type Changed = { next: Client; current?: Client | undefined; operationId: string; by?: Consent['by'] }

/** For the transaction that makes or changes a client: no consent without its line in the log. */
export const consentWrites = ({ next, current, operationId, by }: Changed): Write[] => {
  const { marketingConsent: said, organizationId, id: clientId } = next
  if (!said || isSame(said, current?.marketingConsent)) return []
  const text = said.source === 'booking' ? { textVersion: bookingConsentText } : {}
  const line = { id: eventId.parse(operationId), organizationId, clientId, purpose: 'marketing' as const }

  return [consentCreation({ ...line, ...text, ...said, ...(by && { by }), version: 1 })]
}
