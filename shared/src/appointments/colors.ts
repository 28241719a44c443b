import type { AppointmentStatus } from './schema'

/** By status, for calendars that are coloured by it; dark enough to stand on white as an edge. */
export const statusColors = {
  pending: '#d97f06',
  confirmed: '#1c6fd0',
  checked_in: '#6d3fc0',
  in_progress: '#0b8a5d',
  completed: '#6f7b87',
  cancelled: '#c92a2a',
  no_show: '#8d5a3b',
} as const satisfies Record<AppointmentStatus, string>
