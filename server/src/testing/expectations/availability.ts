import {
  date,
  type Expectation,
  everybody,
  foreignAddOns,
  foreignAppointment,
  foreignSlot,
  range,
  slugOf,
} from '../expectation'

export const availabilityExpectations: Readonly<Record<string, Expectation>> = {
  'availability.catalogue': { allowed: 'anyone', input: (scene) => ({ slug: slugOf(scene) }), foreign: {} },
  'availability.publicDays': {
    allowed: 'anyone',
    input: (scene) => ({ slug: slugOf(scene), serviceId: scene.own.service.id, professionalId: 'any', ...range }),
    foreign: { ...foreignSlot, ...foreignAddOns },
  },
  'availability.days': {
    allowed: everybody,
    input: ({ own }) => ({ serviceId: own.service.id, professionalId: 'any', ...range }),
    foreign: { ...foreignSlot, ...foreignAddOns, appointmentId: foreignAppointment.id },
  },
  'availability.month': {
    allowed: everybody,
    input: ({ own }) => ({ serviceId: own.service.id, professionalId: 'any', month: date.slice(0, 7) }),
    foreign: { ...foreignSlot, ...foreignAddOns },
  },
  'availability.publicMonth': {
    allowed: 'anyone',
    input: (scene) => ({
      slug: slugOf(scene),
      serviceId: scene.own.service.id,
      professionalId: 'any',
      month: date.slice(0, 7),
    }),
    foreign: { ...foreignSlot, ...foreignAddOns },
  },
  'availability.conflicts': {
    allowed: everybody,
    input: ({ own }) => ({
      serviceId: own.service.id,
      professionalId: own.professional.id,
      start: `${date}T14:00:00Z`,
    }),
    foreign: {
      ...foreignSlot,
      ...foreignAddOns,
      excludeAppointmentId: async ({ book, other }) => (await book(other)).id,
    },
  },
  'availability.day': {
    allowed: everybody,
    input: ({ own }) => ({ serviceId: own.service.id, professionalId: own.professional.id, date }),
    foreign: foreignSlot,
  },
  'availability.smart': {
    allowed: everybody,
    input: ({ own }) => ({ serviceId: own.service.id, mode: 'date_range', ...range }),
    foreign: { ...foreignSlot, ...foreignAddOns },
  },
}
