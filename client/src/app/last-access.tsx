import { Text } from '@mantine/core'
import { formatDateTime } from '@reservaplus/shared/time/format'
import type { Instant } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { useLocale, useTexts } from '../lib/locale'
import { appTexts } from './texts'

type LastAccessProps = { at: Instant; timeZone: string }

/** Default export: `lazy` takes nothing else. */
export default function LastAccess({ at, timeZone }: LastAccessProps) {
  const texts = useTexts(appTexts)
  const { locale } = useLocale()

  return (
    <Text size="xs" c="dimmed">
      {texts.lastAccess({ when: formatDateTime(toLocal(at, timeZone), locale) })}
    </Text>
  )
}
