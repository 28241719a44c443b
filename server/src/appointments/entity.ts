import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { appointmentKey, clientAppointmentsPk, professionalAppointmentsPk, startAndId } from '../db/keys'
import { appTable } from '../db/table'

export const AppointmentEntity = new Entity({
  name: 'Appointment',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<Appointment['id']>().key(),
    organizationId: as<OrganizationId>().key(),
    start: as<Appointment['start']>().key(),
    professionalId: as<Appointment['professionalId']>(),
    clientId: as<Appointment['clientId']>(),
    serviceId: as<Appointment['serviceId']>(),
    resourceId: maybe<NonNullable<Appointment['resourceId']>>(),
    visitId: maybe<NonNullable<Appointment['visitId']>>(),
    seriesId: maybe<NonNullable<Appointment['seriesId']>>(),
    end: as<Appointment['end']>(),
    localStart: as<Appointment['localStart']>(),
    timeZone: string(),
    status: as<Appointment['status']>(),
    serviceName: string(),
    professionalName: string(),
    clientName: string(),
    contact: maybe<NonNullable<Appointment['contact']>>(),
    isUnproven: maybe<true>(),
    durationMinutes: number(),
    segments: as<Appointment['segments']>(),
    addOns: maybe<NonNullable<Appointment['addOns']>>(),
    bufferBeforeMinutes: number(),
    bufferAfterMinutes: number(),
    price: as<Appointment['price']>(),
    payment: maybe<NonNullable<Appointment['payment']>>(),
    source: as<Appointment['source']>(),
    isWalkIn: boolean(),
    hasAcceptedOverlap: boolean(),
    hasAcceptedOutsideHours: maybe<true>(),
    notes: string(),
    internalNotes: string(),
    locale: maybe<NonNullable<Appointment['locale']>>(),
    cancelledAt: maybe<Appointment['createdAt']>(),
    cancelledBy: maybe<Appointment['createdBy']>(),
    cancellationReason: string().optional(),
    isLateCancellation: boolean().optional(),
    lastTransition: maybe<NonNullable<Appointment['lastTransition']>>(),
    reasons: maybe<NonNullable<Appointment['reasons']>>(),
    overridden: maybe<NonNullable<Appointment['overridden']>>(),
    isClientErased: maybe<true>(),
    movedBySalonAt: maybe<NonNullable<Appointment['movedBySalonAt']>>(),
    clientConfirmedAt: maybe<NonNullable<Appointment['clientConfirmedAt']>>(),
    movedLateAt: maybe<NonNullable<Appointment['movedLateAt']>>(),
    createdBy: as<Appointment['createdBy']>(),
    createdAt: as<Appointment['createdAt']>(),
    updatedAt: as<Appointment['updatedAt']>(),
    version: number(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ professionalId }) => professionalAppointmentsPk(professionalId)),
    GSI1SK: hiddenKey().link<typeof self>(({ start, id }) => startAndId(start, id)),
    GSI2PK: hiddenKey().link<typeof self>(({ clientId }) => clientAppointmentsPk(clientId)),
    GSI2SK: hiddenKey().link<typeof self>(({ start, id }) => startAndId(start, id)),
  })),
  computeKey: ({ organizationId, start, id }) => appointmentKey(organizationId, start, id),
})
