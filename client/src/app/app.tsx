import { MantineProvider } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { AppearanceProvider, useAppearance } from '../lib/appearance'
import { LocaleProvider } from '../lib/locale'
import { phoneQuery } from '../lib/phone-query'
import { createApiClient, trpc } from '../lib/trpc'
import { endSession } from './end-session'
import { createQueryClient } from './query-client'
import { router } from './router'
import { defaultAccent, themeFor } from './theme'

const isAtDoor = () => router.state.location.pathname.startsWith('/sign-in')

/** A session that ends in mid-work asks for the password again and comes back to the same place. */
const queryClient = createQueryClient(() => {
  if (!isAtDoor()) {
    const from = window.location.pathname + window.location.search
    const toSignIn = () => void router.navigate({ to: '/sign-in', search: { from } })

    void endSession({ queryClient, toSignIn })
  }
})

const Themed = () => {
  const { accent } = useAppearance()
  const [api] = useState(createApiClient)
  // At the foot of a phone they would cover the tabs.
  const isPhone = useMediaQuery(phoneQuery)

  return (
    <MantineProvider theme={themeFor(accent ?? defaultAccent)} defaultColorScheme="auto">
      <Notifications position={isPhone ? 'top-center' : 'bottom-left'} />
      <trpc.Provider client={api} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </trpc.Provider>
    </MantineProvider>
  )
}

export const App = () => (
  <LocaleProvider>
    <AppearanceProvider>
      <Themed />
    </AppearanceProvider>
  </LocaleProvider>
)
