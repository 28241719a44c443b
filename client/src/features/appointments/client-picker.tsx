import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { formatPhone } from '@reservaplus/shared/clients/format-phone'
import type { ClientSummary } from '@reservaplus/shared/clients/schema'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import { useState } from 'react'
import { useTexts } from '../../lib/locale'
import { trpc } from '../../lib/trpc'
import { bookingTexts } from './booking-texts'

export type ClientPickerProps = {
  value: ClientId | undefined
  error: string | undefined
  onChange: (id: ClientId | undefined) => void
}

const labelOf = ({ firstName, lastName, phone, email }: ClientSummary) =>
  [`${firstName} ${lastName}`.trim(), phone === undefined ? email : formatPhone(phone)]
    .filter((part) => part !== undefined)
    .join(' · ')

export const ClientPicker = ({ value, error, onChange }: ClientPickerProps) => {
  const texts = useTexts(bookingTexts)
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ClientSummary>()
  const [settled] = useDebouncedValue(search.trim(), 250)
  const clients = trpc.clients.list.useQuery(
    { limit: 20, ...(settled === '' ? {} : { search: settled }) },
    { placeholderData: (previous) => previous },
  )
  const found = clients.data?.items ?? []
  const options = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found

  return (
    <Select
      label={texts.searchClient}
      placeholder={texts.searchClientHint}
      data={options.map((option) => ({ value: option.id, label: labelOf(option) }))}
      value={value ?? null}
      error={error}
      searchable
      clearable
      // The server has searched already: by names, phones and mails.
      filter={({ options: all }) => all}
      nothingFoundMessage={clients.isFetching ? '…' : texts.noClients}
      onSearchChange={(typed) => {
        if (!chosen || typed !== labelOf(chosen)) {
          setSearch(typed)
        }
      }}
      onChange={(picked) => {
        setChosen(options.find(({ id }) => id === picked))
        onChange(options.find(({ id }) => id === picked)?.id)
      }}
    />
  )
}
