import type { AppErrorCode, AppErrorDetails } from '@reservaplus/shared/errors/app-error'
import type { Locale } from '@reservaplus/shared/texts/locales'
import type { TRPCDefaultErrorShape, TRPCError } from '@trpc/server'
import { toAppError } from './errors'
import { toldDetails } from './told-details'

export type ErrorShapeOptions = {
  shape: TRPCDefaultErrorShape
  error: TRPCError
  ctx: { correlationId: string; locale: Locale } | undefined
}

export type ErrorData = {
  code: TRPCError['code']
  httpStatus: number
  appCode: AppErrorCode
  details?: AppErrorDetails
  correlationId: string | undefined
}

/** What a tRPC client gets to see of an error: never a stack, never the message of something unforeseen. */
export const errorShape = ({ shape, error, ctx }: ErrorShapeOptions) => {
  const { code: appCode, message, ...thrown } = toAppError(error)
  const details = toldDetails(thrown.details, ctx?.locale)
  const data: ErrorData = {
    code: shape.data.code,
    httpStatus: shape.data.httpStatus,
    appCode,
    ...(Object.keys(details).length > 0 && { details }),
    correlationId: ctx?.correlationId,
  }

  return { code: shape.code, message, data }
}
