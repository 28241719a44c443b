import { fileURLToPath } from 'node:url'
import { createRouter, readRoutes } from '@reservaplus/local/gateway/routes'
import { loadTemplate } from '@reservaplus/local/template/load-template'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const hosts = { app: 'app.test', book: 'book.test', apiOrigin: 'api-origin.test' }
const match = createRouter(readRoutes(loadTemplate({ root, hosts }).functions))

/** The function that the gateway calls for a request, by the routes of serverless.yml. */
export const functionOf = (method: string, path: string): string | undefined => match(method, path)?.route.functionKey
