import type { ClientId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { localDate } from '@reservaplus/shared/time/schema'
import type { AppContext } from '../app-context'
import { log } from '../config/log'
import { putAccess } from './access-repository'

/** What this process has written already; a new one writes at most once more, which changes nothing. */
let written = new Set<string>()
const mostRemembered = 20_000

/**
 * Whoever of the team, or which system, has opened what is kept about a client: once a day. A table that takes no writes
 * keeps nobody from reading; then the log says that something is missing.
 */
export const recordAccess = async (ctx: AppContext, clientId: ClientId): Promise<void> => {
  const { organizationId, actor: by } = ctx
  if (by.kind !== 'staff' && by.kind !== 'integration') return
  const at = instantOf(ctx.clock.now())
  const date = localDate.parse(at.slice(0, 10))
  const place = `${organizationId}#${clientId}#${date}#${by.kind}#${by.id}`
  if (written.has(place)) return

  try {
    await putAccess({ organizationId, clientId, date, by, at })
    if (written.size >= mostRemembered) written = new Set()
    written.add(place)
  } catch (error) {
    log.error('An access was not recorded', {
      organizationId,
      clientId,
      error: error instanceof Error ? error.name : '',
    })
  }
}
