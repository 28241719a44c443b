import { hold } from '@reservaplus/shared/appointments/holds'
import { appointmentPage, calendarEntry, deskAppointment } from '@reservaplus/shared/appointments/lists'
import { appointment, dayView, ownAppointment } from '@reservaplus/shared/appointments/schema'
import { availability, catalogue } from '@reservaplus/shared/availability/schema'
import { client, clientPage, clientSummary } from '@reservaplus/shared/clients/schema'
import { appErrorCodes } from '@reservaplus/shared/errors/app-error'
import { money } from '@reservaplus/shared/money/schema'
import { organization, publicOrganization } from '@reservaplus/shared/organizations/schema'
import { professional, publicProfessional } from '@reservaplus/shared/professionals/schema'
import { resource } from '@reservaplus/shared/resources/schema'
import { weeklyHours } from '@reservaplus/shared/schedules/schema'
import { listedService, publicService, service } from '@reservaplus/shared/services/schema'
import { limitName } from '@reservaplus/shared/subscriptions/counters'
import { session } from '@reservaplus/shared/users/schema'
import * as z from 'zod'

const named = {
  Appointment: appointment,
  AppointmentPage: appointmentPage,
  Availability: availability,
  CalendarEntry: calendarEntry,
  Catalogue: catalogue,
  Client: client,
  ClientPage: clientPage,
  ClientSummary: clientSummary,
  DayView: dayView,
  DeskAppointment: deskAppointment,
  Hold: hold,
  ListedService: listedService,
  Money: money,
  Organization: organization,
  OwnAppointment: ownAppointment,
  Professional: professional,
  PublicOrganization: publicOrganization,
  PublicProfessional: publicProfessional,
  PublicService: publicService,
  Resource: resource,
  Service: service,
  Session: session,
  WeeklyHours: weeklyHours,
}

const registry = z.registry<{ id: string }>()
for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })

export type Json = { [key: string]: unknown }

const problem: Json = {
  type: 'object',
  description: 'RFC 9457 problem',
  required: ['type', 'title', 'status', 'detail', 'code', 'correlationId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: [...appErrorCodes] },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: {
          path: { type: 'array', items: { type: ['string', 'integer'] } },
          message: { type: 'string' },
        },
      },
    },
    alternatives: {
      type: 'array',
      items: {
        type: 'object',
        required: ['professionalId', 'start'],
        properties: { professionalId: { type: 'string' }, start: { type: 'string', format: 'date-time' } },
      },
    },
    counter: { type: 'string', enum: [...limitName.options], description: 'Of LIMIT_EXCEEDED: what is full' },
    limit: { type: 'integer' },
    current: { type: 'integer' },
    upgradeRequired: { type: 'boolean', description: 'Another plan has room' },
    reason: { type: 'string', description: 'Why the time is not free; to the team only' },
    correlationId: { type: 'string' },
  },
}

const gatewayMessage: Json = {
  type: 'object',
  description: 'What the gateway answers by itself',
  required: ['message'],
  properties: { message: { type: 'string' } },
}

const prefix = '#/components/schemas/'

const withoutDialect = ({ $schema, id, ...schema }: Json): Json => schema

/** The named schemas, each once. */
export const componentSchemas = (): Json => {
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => prefix + id })

  return {
    GatewayMessage: gatewayMessage,
    Problem: problem,
    ...Object.fromEntries(
      Object.entries(schemas).map(([name, { $id, ...schema }]) => [name, withoutDialect(schema as Json)]),
    ),
  }
}

const relinked = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(relinked)
  if (typeof value !== 'object' || value === null) return value

  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', prefix) : relinked(inner),
    ]),
  )
}

/** What callers send (`input`: what has a default may be left out) or get. */
export const jsonSchema = (schema: z.core.$ZodType, io: 'input' | 'output'): Json => {
  const id = io === 'output' && registry.get(schema as z.ZodType)?.id
  if (id) return { $ref: prefix + id }

  const { $defs, ...rest } = z.toJSONSchema(schema, { io, metadata: registry }) as Json

  return withoutDialect(relinked(rest) as Json)
}
