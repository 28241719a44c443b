import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTexts } from '../lib/locale'
import { EmptyState } from '../ui/empty-state'
import { appTexts } from './texts'

export const NotFoundScreen = () => {
  const texts = useTexts(appTexts)
  const navigate = useNavigate()

  return (
    <main>
      <EmptyState
        icon="search"
        title={texts.notFoundTitle}
        text={texts.notFoundText}
        action={<Button onClick={() => void navigate({ to: '/agenda' })}>{texts.toAgenda}</Button>}
      />
    </main>
  )
}
