import { notifications } from '@mantine/notifications'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { problemOf } from '../lib/problem'

/** Worth asking again by itself; everything else needs a person to decide. */
const passing: readonly string[] = ['BUSY', 'UNAVAILABLE', 'TOO_MANY_REQUESTS']

export const createQueryClient = (onSessionEnd: () => void): QueryClient => {
  const onError = (error: unknown) => {
    if (problemOf(error).code === 'UNAUTHENTICATED') {
      onSessionEnd()
    }
  }

  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({
      // The word of an earlier success is not to stand beside what happens next.
      onMutate: () => notifications.clean(),
      onError,
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && passing.includes(problemOf(error).code),
      },
    },
  })
}
