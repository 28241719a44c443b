import type { BulkKind } from '@reservaplus/shared/bulk-operations/schema'
import { statusChangeStep } from '../appointments/run-status-change'
import { seriesChangeStep } from '../series/change-step'
import type { Step } from './run-step'

/** Imported by the runner only: what the API starts, it does not carry out. */
export const steps: Readonly<Record<BulkKind, Step>> = {
  'status-change': statusChangeStep,
  'series-change': seriesChangeStep,
}
