import type { AppRouter } from '@reservaplus/server/trpc/root-router'
import { httpBatchLink, splitLink } from '@trpc/client'
import { createTRPCReact } from '@trpc/react-query'
import { idToken } from './auth'
import { isOfTheDay } from './day-nouns'

export const trpc = createTRPCReact<AppRouter>()

/** The API answers at most ten procedures in one batch. */
const maxItems = 10

const linkTo = (url: string) =>
  httpBatchLink<AppRouter>({
    url,
    maxItems,
    headers: async () => {
      const token = await idToken()
      const language = { 'accept-language': document.documentElement.lang }

      return token === undefined ? language : { ...language, authorization: `Bearer ${token}` }
    },
  })

/** No batch mixes calls of the day with calls of the office: two functions answer them. */
export const createApiClient = () =>
  trpc.createClient({
    links: [
      splitLink({ condition: ({ path }) => isOfTheDay(path), true: linkTo('/trpc/day'), false: linkTo('/trpc') }),
    ],
  })
