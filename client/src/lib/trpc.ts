import type { AppRouter } from '@reservaplus/server/trpc/root-router'
import { httpBatchLink } from '@trpc/client'
import { createTRPCReact } from '@trpc/react-query'
import { idToken } from './auth'

export const trpc = createTRPCReact<AppRouter>()

/** The API answers at most ten procedures in one batch. */
const maxItems = 10

export const createApiClient = () =>
  trpc.createClient({
    links: [
      httpBatchLink({
        url: '/trpc',
        maxItems,
        headers: async () => {
          const token = await idToken()

          return token === undefined ? {} : { authorization: `Bearer ${token}` }
        },
      }),
    ],
  })
