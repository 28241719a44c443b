import { Button, Center, Group } from '@mantine/core'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useTexts } from '../lib/locale'
import { problemOf } from '../lib/problem'
import { EmptyState } from '../ui/empty-state'
import { ErrorNotice } from '../ui/error-notice'
import { uiTexts } from '../ui/texts'
import { appTexts } from './texts'

/** What a screen that fails while it is drawn is replaced by; only a fault of the API has a reference to quote. */
export const CrashScreen = ({ error }: ErrorComponentProps) => {
  const texts = useTexts(appTexts)
  const { retry } = useTexts(uiTexts)
  const router = useRouter()
  // From the server: drawing the same once more would fail the same way, and so would a piece of an older version.
  const again = () => window.location.reload()
  // The plain address: whatever the present one carries may be what cannot be shown.
  const toAgenda = () => window.location.assign(router.buildLocation({ to: '/agenda', search: {} }).publicHref)

  return (
    <div role="alert">
      <EmptyState
        icon="warning"
        title={texts.crashTitle}
        text={texts.crashText}
        action={
          <Group justify="center" mt="xs">
            <Button onClick={again}>{retry}</Button>
            <Button variant="default" onClick={toAgenda}>
              {texts.toAgenda}
            </Button>
          </Group>
        }
      />
      {problemOf(error).correlationId !== undefined && (
        <Center>
          <ErrorNotice error={error} />
        </Center>
      )}
    </div>
  )
}
