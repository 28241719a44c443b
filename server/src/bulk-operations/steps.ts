import type { BulkKind } from '@reservaplus/shared/bulk-operations/schema'
import { dayMoveStep } from '../appointments/run-day-move'
import { statusChangeStep } from '../appointments/run-status-change'
import { importStep } from '../clients/run-import'
import { mergeStep, partingStep } from '../clients/run-merge'
import { seriesChangeStep } from '../series/change-step'
import type { Step } from './run-step'

/** Imported by the runner only: what the API starts, it does not carry out. */
export const steps: Readonly<Record<BulkKind, Step>> = {
  'status-change': statusChangeStep,
  'day-move': dayMoveStep,
  'series-change': seriesChangeStep,
  'client-merge': mergeStep,
  'client-parting': partingStep,
  'client-import': importStep,
}
