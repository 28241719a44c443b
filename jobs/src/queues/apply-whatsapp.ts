import { systemRequest } from '@reservaplus/server/config/system-context'
import { type MessageReport, recordReport } from '@reservaplus/server/notifications/repository'
import { answerMessage } from '@reservaplus/server/whatsapp/answer-message'
import { type WhatsappNotice, whatsappNotice } from '@reservaplus/shared/whatsapp/schema'
import type { SQSRecord } from 'aws-lambda'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { queueHandler } from '../runtime/queue-handler'
import { readReference } from '../whatsapp/message-reference'

connectToTable()

type Status = Extract<WhatsappNotice, { kind: 'status' }>

const reports: Readonly<Record<Status['status'], MessageReport>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  failed: 'rejected',
}

const applyStatus = async ({ reference, status, providerId }: Status) => {
  const key = readReference(reference)
  if (key) await recordReport(key, reports[status], providerId)
}

const processRecord = async ({ body }: SQSRecord) => {
  const notice = whatsappNotice.parse(JSON.parse(body))
  if (notice.kind === 'status') return applyStatus(notice)
  const { LINK_SECRET, BOOK_ORIGIN } = readEnv('links')
  const request = { ...systemRequest('apply-whatsapp'), config: { linkSecret: LINK_SECRET, bookOrigin: BOOK_ORIGIN } }
  const reply = await answerMessage(request, notice)

  logger.info('An answer by WhatsApp', { reply: reply ?? 'none' })
}

/** What became of messages, and what clients answered to them. */
export const handler = queueHandler(() => processRecord)
