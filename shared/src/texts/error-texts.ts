import type { AppErrorCode } from '../errors/app-error'

/** One calm sentence for each code; one file a language, so that the widget ships only the one it shows. */
export type ErrorTexts = Record<AppErrorCode, string>
