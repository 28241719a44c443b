import type { QueryClient } from '@tanstack/react-query'
import { signOut } from '../lib/auth'

type Navigation = {
  queryClient: QueryClient
  toSignIn: () => void
}

/** Leaves nothing of the last person on a shared desk computer. */
export const endSession = async ({ queryClient, toSignIn }: Navigation): Promise<void> => {
  await signOut().catch(() => undefined)
  toSignIn()
  queryClient.clear()
}
