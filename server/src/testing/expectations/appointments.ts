import { ulid } from 'ulid'
import {
  byLink,
  date,
  type Expectation,
  everybody,
  foreignAddOns,
  foreignAppointment,
  foreignLink,
  foreignProfessional,
  foreignService,
  foreignSlot,
  guest,
  onAppointment,
  range,
  slot,
  slugOf,
} from '../expectation'

export const appointmentsExpectations: Readonly<Record<string, Expectation>> = {
  'appointments.hold': {
    allowed: 'anyone',
    input: (scene) => ({ ...slot(scene), browserToken: ulid() }),
    foreign: { ...foreignSlot, ...foreignAddOns },
  },
  'appointments.releaseHold': {
    allowed: 'anyone',
    input: (scene) => ({ slug: slugOf(scene), holdToken: 'none' }),
    foreign: {},
  },
  'appointments.publicBook': {
    allowed: 'anyone',
    input: (scene) => ({ ...slot(scene), client: guest }),
    foreign: { ...foreignSlot, ...foreignAddOns },
  },
  'appointments.manageGet': byLink(),
  'appointments.manageDays': {
    ...byLink(() => range),
    foreign: { ...foreignLink, professionalId: foreignProfessional },
  },
  'appointments.manageReschedule': {
    ...byLink(({ nextStart }) => ({ start: nextStart() })),
    foreign: { ...foreignLink, professionalId: foreignProfessional },
  },
  'appointments.manageCancel': {
    ...byLink(),
    foreign: { ...foreignLink, appointmentId: async ({ book, other }) => (await book(other)).id },
  },
  'appointments.manageAccept': byLink(),
  'appointments.manageConfirm': byLink(),
  'appointments.dayView': {
    allowed: everybody,
    input: () => ({ date }),
    foreign: { professionalId: foreignProfessional },
  },
  'appointments.list': {
    allowed: everybody,
    input: () => ({ from: '2026-12-01T00:00:00Z', to: '2026-12-08T00:00:00Z' }),
    foreign: {
      professionalId: foreignProfessional,
      serviceId: foreignService,
      clientId: ({ other }) => other.client.id,
    },
  },
  'appointments.calendar': {
    allowed: everybody,
    input: () => range,
    foreign: { professionalId: foreignProfessional, serviceId: foreignService },
  },
  'appointments.today': { allowed: everybody, input: () => ({}), foreign: { professionalId: foreignProfessional } },
  'appointments.upcoming': { allowed: everybody, input: () => ({}), foreign: { professionalId: foreignProfessional } },
  'appointments.unconfirmed': {
    allowed: everybody,
    input: () => ({ date }),
    foreign: { professionalId: foreignProfessional },
  },
  'appointments.update': {
    ...onAppointment(),
    input: async ({ book }) => ({ id: (await book()).id, notes: 'Trae referencia' }),
  },
  'appointments.undo': onAppointment(({ bookAndCheckIn }) => bookAndCheckIn()),
  'appointments.restore': onAppointment(({ bookAndCancel }) => bookAndCancel()),
  'appointments.get': onAppointment(undefined, everybody),
  'appointments.history': onAppointment(undefined, everybody),
  'appointments.create': {
    allowed: everybody,
    input: ({ own, nextStart }) => ({
      serviceId: own.service.id,
      professionalId: own.professional.id,
      start: nextStart(),
      // A known client may be somebody else's: who sees only their own is tested in appointments/own-scope.
      client: { firstName: 'Luz', lastName: 'Vera' },
    }),
    foreign: { ...foreignSlot, ...foreignAddOns, client: ({ other }) => ({ id: other.client.id }) },
  },
  'appointments.walkIn': {
    allowed: everybody,
    input: ({ own }) => ({
      // Whether the salon is open while this runs, nobody knows: so it asks for what is not done here.
      serviceId: ulid(),
      professionalId: own.professional.id,
      client: { firstName: 'Luz', lastName: 'Vera' },
    }),
    code: 'NOT_FOUND',
    foreign: { ...foreignSlot, ...foreignAddOns, client: ({ other }) => ({ id: other.client.id }) },
  },
  'appointments.reschedule': {
    ...onAppointment(),
    input: async ({ book, nextStart }) => ({ id: (await book()).id, start: nextStart() }),
    foreign: {
      ...foreignAppointment,
      professionalId: foreignProfessional,
      serviceId: foreignService,
      ...foreignAddOns,
    },
  },
  'appointments.cancel': onAppointment(),
  'appointments.confirm': { ...onAppointment(), code: 'INVALID_TRANSITION' },
  'appointments.checkIn': onAppointment(({ bookForNow }) => bookForNow()),
  'appointments.start': onAppointment(({ bookAndCheckIn }) => bookAndCheckIn()),
  'appointments.complete': onAppointment(({ bookAndStart }) => bookAndStart()),
  'appointments.changeStatuses': {
    ...onAppointment(),
    input: async ({ bookForNow }) => ({ ids: [(await bookForNow()).id], to: 'checked_in' }),
    foreign: { ids: async ({ book, other }) => [(await book(other)).id] },
  },
  'dayMoves.propose': {
    ...onAppointment(),
    input: ({ own }) => ({ professionalId: own.professional.id, date }),
    foreign: { professionalId: foreignProfessional },
  },
  'dayMoves.apply': {
    ...onAppointment(),
    input: async ({ own, book }) => {
      const { id, version } = await book()

      return { professionalId: own.professional.id, date, moves: [{ id, version, cancel: true }] }
    },
    foreign: {
      professionalId: foreignProfessional,
      moves: async ({ book, other }) => [{ id: (await book(other)).id, version: 1, cancel: true }],
    },
  },
  'appointments.noShow': { ...onAppointment(), code: 'INVALID_TRANSITION' },
}
