import type { AuditEntry, ListEventsInput } from '@reservaplus/shared/events/audit'
import type { AppContext } from '../app-context'
import { findEventsPage } from './repository'

const usualPage = 50

type AuditPage = { items: AuditEntry[]; cursor?: string | undefined }

export const list = async ({ organizationId }: AppContext, input: ListEventsInput): Promise<AuditPage> => {
  const { subjectKind, subjectId, actorKind, actorId, cursor, limit = usualPage } = input
  const of =
    actorKind && actorId !== undefined
      ? { actor: { kind: actorKind, id: actorId } }
      : { subject: { kind: subjectKind ?? '', id: subjectId ?? '' } }
  const page = await findEventsPage(organizationId, of, { before: cursor, limit })

  return {
    items: page.items.map(({ id, type, at, actor, subject, version, data }) => ({
      id,
      type,
      at,
      actor,
      subject,
      version,
      data,
    })),
    ...(page.cursor && { cursor: page.cursor }),
  }
}
