import { Alert, Button, Stack, Text } from '@mantine/core'
import { errorTexts } from '@reservaplus/shared/texts/errors'
import { useTexts } from '../lib/locale'
import { isFault, problemOf } from '../lib/problem'
import { Icon } from './icon'
import { uiTexts } from './texts'

export type ErrorNoticeProps = {
  error: unknown
  onRetry?: () => void
  /** Says more than the code does. */
  text?: string
}

/** What happened, what to do, and for a fault the reference to quote. */
export const ErrorNotice = ({ error, onRetry, text }: ErrorNoticeProps) => {
  const texts = useTexts(uiTexts)
  const messages = useTexts(errorTexts)
  const { code, correlationId } = problemOf(error)

  return (
    <Alert color="red" variant="light" icon={<Icon name="warning" />} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{text ?? messages[code]}</Text>
        {correlationId !== undefined && isFault(code) && (
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
