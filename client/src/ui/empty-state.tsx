import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type EmptyStateProps = {
  icon: IconName
  title: string
  text: string
  action?: ReactNode
}

/** Says what the place is for and offers the first action. */
export const EmptyState = ({ icon, title, text, action }: EmptyStateProps) => (
  <Stack align="center" gap="xs" py={64} px="md" ta="center">
    <Text c="dimmed">
      <Icon name={icon} size={32} />
    </Text>
    <Title order={2} size="h4">
      {title}
    </Title>
    <Text c="dimmed" maw={380}>
      {text}
    </Text>
    {action}
  </Stack>
)
