import { Button, Divider, Popover, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { locales } from '@reservaplus/shared/texts/locales'
import { lazy, type ReactElement, Suspense } from 'react'
import { useLocale, useTexts } from '../lib/locale'
import { phoneQuery } from '../lib/phone-query'
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
  const isPhone = useMediaQuery(phoneQuery)

  return (
    <Popover position={isPhone ? 'top-end' : 'right-end'} width={320} trapFocus withRoles shadow="md">
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown>
        <AccountPanel />
      </Popover.Dropdown>
    </Popover>
  )
}

const AccountPanel = () => {
  const texts = useTexts(appTexts)
  const { locale, chooseLocale } = useLocale()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { user, organization } = useSession()
  const signOut = useSignOut()
  const everywhere = trpc.users.signOutEverywhere.useMutation({ onSuccess: signOut })

  return (
    <Stack gap="sm">
      <div>
        <Text fw={600} truncate>
          {user.firstName} {user.lastName}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {user.email}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {texts[roleTextKeys[user.role]]} · {organization.name}
        </Text>
        {user.lastLoginAt !== undefined && (
          <Suspense fallback={<Text size="xs">&nbsp;</Text>}>
            <LastAccess at={user.lastLoginAt} timeZone={organization.timeZone} />
          </Suspense>
        )}
      </div>
      <Divider />
      <SegmentedControl
        size="xs"
        aria-label={texts.language}
        value={locale}
        onChange={chooseLocale}
        data={locales.map((value) => ({ value, label: localeNames[value] }))}
      />
      <SegmentedControl
        size="xs"
        aria-label={texts.appearance}
        value={colorScheme}
        onChange={setColorScheme}
        data={schemes.map((value) => ({ value, label: texts[value] }))}
      />
      <Divider />
      <Button variant="default" leftSection={<Icon name="signOut" size={16} />} onClick={signOut}>
        {texts.signOut}
      </Button>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        loading={everywhere.isPending}
        onClick={() => everywhere.mutate()}
      >
        {texts.signOutEverywhere}
      </Button>
    </Stack>
  )
}
