import { Logger } from '@aws-lambda-powertools/logger'

/** Ids only: never a name, an address, a phone or a token. */
export const logger = new Logger({ serviceName: 'reservaplus-jobs' })
