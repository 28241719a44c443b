import type { AppContext } from '@reservaplus/server/app-context'
import { create } from '@reservaplus/server/clients/service'
import type { Client } from '@reservaplus/shared/clients/schema'
import { demoPerson } from './names'

/** So many at once that both cores are busy and the engine is not swamped. */
const atOnce = 8

export const createClients = async (ctx: AppContext, count: number, first = 0): Promise<Client[]> => {
  const created: Client[] = []

  for (let at = 0; at < count; at += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - at) }, (_, index) => demoPerson(first + at + index))

    created.push(...(await Promise.all(batch.map((person) => create(ctx, person)))))
  }

  return created
}
