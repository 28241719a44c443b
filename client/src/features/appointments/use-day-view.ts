import type { LocalDate } from '@reservaplus/shared/time/schema'
import { trpc } from '../../lib/trpc'

/** Others' changes arrive when somebody looks: on focus, and slowly while the tab is visible. */
export const useDayView = (date: LocalDate) =>
  trpc.appointments.dayView.useQuery({ date }, { refetchInterval: 60_000, refetchOnWindowFocus: 'always' })
