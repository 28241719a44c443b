import { randomUUID } from 'node:crypto'
import { fromDecimal } from '@reservaplus/shared/money/money'

import type { Desk } from '../desk'
import { badRequest, notFound } from '../errors'
import { type Preference, preferenceInput, wireDate } from '../wire'
import { type OwnedOperation, parse } from './request'

export const checkoutUrl = (desk: Desk, id: string) =>
  `${desk.url()}/checkout/v1/redirect?pref_id=${encodeURIComponent(id)}`

const answerOf = (desk: Desk, preference: Preference) => ({
  ...preference,
  init_point: checkoutUrl(desk, preference.id),
  sandbox_init_point: checkoutUrl(desk, preference.id),
})

const owned = (desk: Desk, id: string, accountId: number) => {
  const preference = desk.state.preferences[id]
  if (preference?.collector_id !== accountId) throw notFound('preference not found')
  return preference
}

const checkReturn = ({ auto_return, back_urls }: Pick<Preference, 'auto_return' | 'back_urls'>) => {
  if (auto_return && !back_urls?.success) throw badRequest('auto_return invalid. back_url.success must be defined')
}

/** Half a peso is nothing that anybody can pay. */
const checkAmounts = ({ items }: Pick<Preference, 'items'>) => {
  for (const { unit_price, currency_id } of items) {
    try {
      fromDecimal(unit_price, currency_id)
    } catch {
      throw badRequest('unit_price invalid')
    }
  }
}

export const createPreference: OwnedOperation = ({ desk, body }, caller) => {
  const input = parse(preferenceInput, body)
  checkReturn(input)
  checkAmounts(input)
  const preference: Preference = {
    ...input,
    id: `${caller.id}-${randomUUID()}`,
    collector_id: caller.id,
    client_id: desk.application.clientId,
    date_created: wireDate(desk.now()),
  }
  desk.state.preferences[preference.id] = preference
  return { status: 201, body: answerOf(desk, preference) }
}

export const getPreference: OwnedOperation = ({ desk, id }, caller) => ({
  status: 200,
  body: answerOf(desk, owned(desk, id, caller.id)),
})

export const updatePreference: OwnedOperation = ({ desk, id, body }, caller) => {
  const preference = owned(desk, id, caller.id)
  const changed = Object.fromEntries(
    Object.entries(parse(preferenceInput.partial(), body)).filter(([key]) => key in Object(body)),
  )
  Object.assign(preference, changed)
  checkReturn(preference)
  checkAmounts(preference)
  return { status: 200, body: answerOf(desk, preference) }
}
