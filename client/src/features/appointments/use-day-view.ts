import type { LocalDate } from '@reservaplus/shared/time/schema'
import { trpc } from '../../lib/trpc'

/** Others' changes arrive when somebody looks: on focus, and every 20 seconds while the tab is visible. */
export const useDayView = (date: LocalDate) =>
  trpc.appointments.dayView.useQuery({ date }, { refetchInterval: 20_000, refetchOnWindowFocus: 'always' })
