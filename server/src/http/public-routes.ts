import { createNoticeQueue } from '../adapters/notice-queue'
import { createSiteBucket } from '../adapters/site-bucket'
import { type ApiEnv, noticesEnv, whatsappEnv } from '../config/env'
import { createPages } from '../pages/create-pages'
import { handlePublicRead } from '../rest/handle-public-read'
import { createRestHandler } from '../rest/handle-rest'
import { createOpenApiDocument, docsPage, docsScript } from '../rest/reference'
import { createTrpcHandler } from '../trpc/handle-trpc'
import { publicRouter } from '../trpc/public-router'
import { calendarFiles } from './calendar-files'
import { alive, createReadiness } from './health'
import { createPaymentNotices } from './payment-notices'
import { createRoute } from './route'
import { createWhatsappNotices } from './whatsapp-notices'

export const createPublicRoutes = (env: ApiEnv) => {
  const site = createSiteBucket(env)
  const pages = createPages(site)

  const notices = createPaymentNotices({
    secret: () => noticesEnv().MERCADOPAGO_WEBHOOK_SECRET,
    queue: createNoticeQueue(() => noticesEnv().PAYMENTS_QUEUE_URL),
  })
  const answers = createWhatsappNotices({
    env: whatsappEnv,
    queue: createNoticeQueue(() => noticesEnv().WHATSAPP_QUEUE_URL),
  })

  return createRoute({
    exact: {
      '/v1/health': alive,
      '/v1/health/ready': createReadiness(env),
      '/v1/openapi.json': createOpenApiDocument(site),
      '/v1/docs': docsPage,
      '/v1/docs/start.js': docsScript,
    },
    byPrefix: [
      ['/trpc/', createTrpcHandler(publicRouter)],
      ['/pub/', handlePublicRead],
      ['/v1/payments/webhook', notices],
      ['/v1/whatsapp/webhook', answers],
      ['/v1/', createRestHandler(publicRouter)],
      ['/w/', pages.widget],
      ['/s/', pages.salon],
      ['/m/', pages.manage],
      ['/my/waitlist/', pages.waitlist],
      ['/my/review/', pages.review],
      ['/my/appointment/', pages.answer],
      ['/my/unsubscribe/', pages.leave],
      ['/feeds/', calendarFiles],
    ],
  })
}
