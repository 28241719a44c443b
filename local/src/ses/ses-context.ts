import type { FeedbackEvent } from './feedback-events'
import type { MailPackage } from './mail-package'
import type { SuppressionList } from './suppression-list'

export interface SesContext {
  mailbox: MailPackage
  suppression: SuppressionList
  region: string
  accountId: string
  /** Undefined: any. */
  identities: readonly string[] | undefined
  configurationSets: readonly string[] | undefined
  /** The one the sending identity carries. */
  defaultConfigurationSet: string | undefined
  now(): number
  onEvent(event: FeedbackEvent): void
}
