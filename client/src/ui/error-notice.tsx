import { Alert, Button, Stack, Text } from '@mantine/core'
import { errorTexts } from '@reservaplus/shared/texts/errors'
import { useTexts } from '../lib/locale'
import { problemOf } from '../lib/problem'
import { Icon } from './icon'
import { uiTexts } from './texts'

export type ErrorNoticeProps = {
  error: unknown
  onRetry?: () => void
}

/** What happened, what to do, and the reference to quote. */
export const ErrorNotice = ({ error, onRetry }: ErrorNoticeProps) => {
  const texts = useTexts(uiTexts)
  const messages = useTexts(errorTexts)
  const { code, correlationId } = problemOf(error)

  return (
    <Alert color="red" variant="light" icon={<Icon name="warning" />} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{messages[code]}</Text>
        {correlationId !== undefined && (
          <Text size="xs" c="dimmed">
            {texts.reference({ id: correlationId })}
          </Text>
        )}
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {texts.retry}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
