import { Anchor, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { formatPhone } from '@reservaplus/shared/clients/format-phone'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import { useTexts } from '../../lib/locale'
import { trpc } from '../../lib/trpc'
import { ErrorNotice } from '../../ui/error-notice'
import { Icon, type IconName } from '../../ui/icon'
import { SideDrawer } from '../../ui/side-drawer'
import { ClientVisits } from './client-visits'
import { clientTexts } from './texts'

export type ClientDrawerProps = {
  id: string | undefined
  onClose: () => void
  onOpenVisit: (visit: { id: string; date: string }) => void
}

export const ClientDrawer = ({ id, onClose, onOpenVisit }: ClientDrawerProps) => {
  const texts = useTexts(clientTexts)

  return (
    <SideDrawer isOpen={id !== undefined} onClose={onClose} title={texts.client}>
      {id !== undefined && <ClientPanel key={id} id={id as ClientId} onOpenVisit={onOpenVisit} />}
    </SideDrawer>
  )
}

const ClientPanel = ({ id, onOpenVisit }: { id: ClientId } & Pick<ClientDrawerProps, 'onOpenVisit'>) => {
  const texts = useTexts(clientTexts)
  const client = trpc.clients.get.useQuery({ id })

  if (client.isPending) {
    return (
      <Stack aria-hidden="true">
        <Skeleton height={32} width="70%" />
        <Skeleton height={60} />
        <Skeleton height={180} />
      </Stack>
    )
  }
  if (client.isError) {
    return <ErrorNotice error={client.error} onRetry={() => void client.refetch()} />
  }
  const { firstName, lastName, phone, email, notes } = client.data

  return (
    <Stack gap="lg">
      <Stack gap="xs">
        <Title order={2} size="h3">
          {firstName} {lastName}
        </Title>
        <Contact icon="phone" href={phone === undefined ? undefined : `tel:${phone}`} none={texts.noPhone}>
          {phone && formatPhone(phone)}
        </Contact>
        <Contact icon="mail" href={email === undefined ? undefined : `mailto:${email}`} none={texts.noEmail}>
          {email}
        </Contact>
      </Stack>
      {notes !== '' && (
        <Stack gap={2}>
          <Text size="xs" c="dimmed">
            {texts.notes}
          </Text>
          <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{notes}</Text>
        </Stack>
      )}
      <ClientVisits id={id} onOpen={onOpenVisit} />
    </Stack>
  )
}

type ContactProps = { icon: IconName; href: string | undefined; none: string; children: string | undefined }

const Contact = ({ icon, href, none, children }: ContactProps) => (
  <Group gap="sm" wrap="nowrap">
    <Text c="dimmed" component="span">
      <Icon name={icon} />
    </Text>
    {href === undefined ? (
      <Text c="dimmed">{none}</Text>
    ) : (
      <Anchor href={href} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Anchor>
    )}
  </Group>
)
