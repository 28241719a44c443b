import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { endSession } from './end-session'

export const useSignOut = () => {
  const queryClient = useQueryClient()
  const navigate = useNavigate()

  return () =>
    void endSession({ queryClient, toSignIn: () => void navigate({ to: '/sign-in', search: {}, replace: true }) })
}
