import { Center, Loader } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useAppearance } from '../lib/appearance'
import { useLocale, useTexts } from '../lib/locale'
import { SessionProvider } from '../lib/session'
import { trpc } from '../lib/trpc'
import { ErrorNotice } from '../ui/error-notice'
import { Shell } from './shell'
import { appTexts } from './texts'

export const DeskLayout = () => {
  const texts = useTexts(appTexts)
  const { suggestLocale } = useLocale()
  const { chooseAccent } = useAppearance()
  const session = trpc.users.session.useQuery(undefined, { staleTime: 5 * 60_000 })
  const locale = session.data?.user.locale
  const accent = session.data?.organization.accentColor

  useEffect(() => {
    if (locale !== undefined) {
      suggestLocale(locale)
    }
  }, [locale, suggestLocale])

  useEffect(() => {
    if (accent !== undefined) {
      chooseAccent(accent)
    }
  }, [accent, chooseAccent])

  if (session.isPending) {
    return (
      <Center h="100dvh">
        <Loader aria-label={texts.loading} />
      </Center>
    )
  }
  if (session.isError) {
    return (
      <Center h="100dvh" p="md">
        <ErrorNotice error={session.error} onRetry={() => void session.refetch()} />
      </Center>
    )
  }

  return (
    <SessionProvider value={session.data}>
      <Shell>
        <Outlet />
      </Shell>
    </SessionProvider>
  )
}
