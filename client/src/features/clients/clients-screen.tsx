import {
  Anchor,
  Button,
  Center,
  Container,
  Skeleton,
  Stack,
  Table,
  TextInput,
  Title,
  UnstyledButton,
} from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { formatPhone } from '@reservaplus/shared/clients/format-phone'
import type { ClientSummary } from '@reservaplus/shared/clients/schema'
import { useState } from 'react'
import { useTexts } from '../../lib/locale'
import { trpc } from '../../lib/trpc'
import { useTitle } from '../../lib/use-title'
import { EmptyState } from '../../ui/empty-state'
import { ErrorNotice } from '../../ui/error-notice'
import { Icon } from '../../ui/icon'
import { clientTexts } from './texts'

type OnOpen = (id: string) => void

export const ClientsScreen = ({ onOpen }: { onOpen: OnOpen }) => {
  const texts = useTexts(clientTexts)
  const [search, setSearch] = useState('')
  useTitle(texts.title)
  const [settled] = useDebouncedValue(search.trim(), 250)

  return (
    <Container size="md" py="lg" w="100%">
      <Stack>
        <Title order={1} size="h3">
          {texts.title}
        </Title>
        <TextInput
          aria-label={texts.search}
          placeholder={texts.search}
          size="md"
          leftSection={<Icon name="search" />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <ClientList search={settled} onOpen={onOpen} />
      </Stack>
    </Container>
  )
}

const pageSize = 50

const ClientList = ({ search, onOpen }: { search: string; onOpen: OnOpen }) => {
  const texts = useTexts(clientTexts)
  const pages = trpc.clients.list.useInfiniteQuery(
    { limit: pageSize, ...(search === '' ? {} : { search }) },
    {
      getNextPageParam: ({ cursor }) => cursor,
      placeholderData: (previous) => previous,
      refetchOnWindowFocus: 'always',
    },
  )
  const clients = pages.data?.pages.flatMap(({ items }) => items) ?? []

  if (pages.isPending) {
    return <Skeleton height={320} />
  }
  if (pages.isError) {
    return <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />
  }
  if (clients.length === 0) {
    return search === '' ? (
      <EmptyState icon="clients" title={texts.emptyTitle} text={texts.emptyText} />
    ) : (
      <EmptyState icon="search" title={texts.nobodyTitle} text={texts.nobodyText} />
    )
  }

  return (
    <>
      <ClientTable clients={clients} onOpen={onOpen} />
      {pages.hasNextPage && (
        <Center>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {texts.more}
          </Button>
        </Center>
      )}
    </>
  )
}

const ClientTable = ({ clients, onOpen }: { clients: readonly ClientSummary[]; onOpen: OnOpen }) => {
  const texts = useTexts(clientTexts)

  return (
    <Table verticalSpacing="sm" highlightOnHover fz="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texts.name}</Table.Th>
          <Table.Th>{texts.phone}</Table.Th>
          <Table.Th visibleFrom="sm">{texts.email}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {clients.map(({ id, firstName, lastName, phone, email }) => (
          <Table.Tr key={id}>
            <Table.Td fw={500} p={0}>
              <UnstyledButton w="100%" px="xs" py="sm" fz="inherit" fw="inherit" onClick={() => onOpen(id)}>
                {firstName} {lastName}
              </UnstyledButton>
            </Table.Td>
            <Table.Td>{phone !== undefined && <Anchor href={`tel:${phone}`}>{formatPhone(phone)}</Anchor>}</Table.Td>
            <Table.Td visibleFrom="sm">
              {email !== undefined && <Anchor href={`mailto:${email}`}>{email}</Anchor>}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
