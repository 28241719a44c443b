import { router } from '../trpc/initialize'
import { manageProcedures } from './manage-procedures'
import { publicProcedures } from './public-procedures'
import { staffProcedures } from './staff-procedures'
import { transitionProcedures } from './transition-procedures'

export const appointmentsRouter = router({
  ...publicProcedures,
  ...manageProcedures,
  ...staffProcedures,
  ...transitionProcedures,
})
