import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { role } from '@reservaplus/shared/permissions/roles'
import {
  type Counter,
  counter,
  countersOfClient,
  countersOfProfessional,
  countersOfService,
  countersOfUser,
} from '@reservaplus/shared/subscriptions/counters'
import { addMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import * as z from 'zod'

import {
  appointmentRange,
  clientPrefix,
  organizationPk,
  professionalPrefix,
  servicePrefix,
  userPrefix,
} from '../db/keys'
import { appTable } from '../db/table'

type Item = Record<string, unknown>
type Range = { beginsWith: string } | { between: [string, string] }

/** Strongly consistent, a page at a time: only what `visit` keeps stays in memory. */
const walk = async (organizationId: OrganizationId, range: Range, visit: (item: Item) => void): Promise<void> => {
  const query = appTable.build(QueryCommand).query({ partition: organizationPk(organizationId), range })
  let position: Item | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await query
      .options({ consistent: true, ...(position ? { exclusiveStartKey: position } : {}) })
      .send()
    for (const item of Items) visit(item)
    position = LastEvaluatedKey
  } while (position)
}

const active = z.object({ isActive: z.boolean() })
const user = active.extend({ role })
const service = z.object({ isDeleted: z.boolean() })
const made = z.object({ createdAt: z.string() })

/** Below a client stand notes and files, which are no clients. */
const isClient = ({ SK }: Item) => typeof SK === 'string' && !SK.slice(clientPrefix.length).includes('#')

const file = z.object({ bytes: z.int() })
const bytesOf = (item: Item) => (item._et === 'ClientFile' ? file.parse(item).bytes : 0)

type Standing = Record<Counter | 'storage', number>

const kinds: readonly { prefix: string; countersOf: (item: Item) => Counter[] }[] = [
  { prefix: userPrefix, countersOf: (item) => countersOfUser(user.parse(item)) },
  { prefix: professionalPrefix, countersOf: (item) => countersOfProfessional(active.parse(item)) },
  { prefix: servicePrefix, countersOf: (item) => countersOfService(service.parse(item)) },
  { prefix: clientPrefix, countersOf: (item) => (isClient(item) ? countersOfClient(item) : []) },
]

/** What the counters should say, told by the things themselves. */
export const countStanding = async (organizationId: OrganizationId): Promise<Standing> => {
  const none = Object.fromEntries(counter.options.map((each) => [each, 0])) as Record<Counter, number>
  const counts: Standing = { ...none, storage: 0 }
  for (const { prefix, countersOf } of kinds) {
    await walk(organizationId, { beginsWith: prefix }, (item) => {
      for (const each of countersOf(item)) counts[each] += 1
      counts.storage += bytesOf(item)
    })
  }

  return counts
}

/** Nobody books into the past, except a walk-in the minute that is running. */
const slackMinutes = 24 * 60
const endOfTime = '9999' as Instant

/** Appointments that were made from `from` on and before `to`, whenever they take place. */
export const countMade = async (
  organizationId: OrganizationId,
  { from, to }: { from: Instant; to: Instant },
): Promise<number> => {
  let count = 0
  await walk(organizationId, { between: appointmentRange(addMinutes(from, -slackMinutes), endOfTime) }, (item) => {
    const { createdAt } = made.parse(item)
    if (createdAt >= from && createdAt < to) count += 1
  })

  return count
}
