import { Menu, Text, useMantineColorScheme } from '@mantine/core'
import { locales } from '@reservaplus/shared/texts/locales'
import { lazy, type ReactElement, Suspense } from 'react'
import { useLocale, useTexts } from '../lib/locale'
import { useSession } from '../lib/session'
import { trpc } from '../lib/trpc'
import { Icon } from '../ui/icon'
import { localeNames } from '../ui/locale-menu'
import { appTexts, roleTextKeys } from './texts'
import { useSignOut } from './use-sign-out'

// Zone arithmetic is heavy and only shown on demand.
const LastAccess = lazy(() => import('./last-access'))

const schemes = ['light', 'dark', 'auto'] as const

export const AccountMenu = ({ children }: { children: ReactElement }) => {
  const texts = useTexts(appTexts)
  const { locale, chooseLocale } = useLocale()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { user, organization } = useSession()
  const signOut = useSignOut()
  const everywhere = trpc.users.signOutEverywhere.useMutation({ onSuccess: signOut })
  const mark = (isChosen: boolean) => (isChosen ? <Icon name="check" size={16} /> : undefined)

  return (
    <Menu position="right-end" width={260} trapFocus>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} c="bright" truncate>
            {user.firstName} {user.lastName}
          </Text>
          <Text size="xs" truncate>
            {texts[roleTextKeys[user.role]]} · {organization.name}
          </Text>
          {user.lastLoginAt !== undefined && (
            <Suspense fallback={<Text size="xs">&nbsp;</Text>}>
              <LastAccess at={user.lastLoginAt} timeZone={organization.timeZone} />
            </Suspense>
          )}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{texts.language}</Menu.Label>
        {locales.map((option) => (
          <Menu.Item
            key={option}
            lang={option}
            rightSection={mark(option === locale)}
            onClick={() => chooseLocale(option)}
          >
            {localeNames[option]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{texts.appearance}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item key={scheme} rightSection={mark(scheme === colorScheme)} onClick={() => setColorScheme(scheme)}>
            {texts[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="signOut" size={16} />} onClick={signOut}>
          {texts.signOut}
        </Menu.Item>
        <Menu.Item onClick={() => everywhere.mutate()}>{texts.signOutEverywhere}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
