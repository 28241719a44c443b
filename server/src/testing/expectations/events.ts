import type { Expectation } from '../expectation'

export const eventsExpectations: Readonly<Record<string, Expectation>> = {
  'events.list': {
    allowed: ['owner', 'admin'],
    input: ({ own }) => ({ subjectKind: 'service', subjectId: own.service.id }),
    // A cursor is an event's id, and only says where to go on; whose events are read is the session's.
    foreign: {},
  },
}
