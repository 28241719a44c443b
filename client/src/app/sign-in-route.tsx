import { useRouter, useSearch } from '@tanstack/react-router'
import { SignInScreen } from '../features/sign-in/sign-in-screen'

export const SignInRoute = () => {
  const router = useRouter()
  const { from } = useSearch({ from: '/sign-in' })

  return (
    <SignInScreen
      sessionEnded={from !== undefined}
      onSignedIn={() => {
        if (from === undefined) {
          void router.navigate({ to: '/agenda', replace: true })
        } else {
          router.history.replace(from)
        }
      }}
    />
  )
}
