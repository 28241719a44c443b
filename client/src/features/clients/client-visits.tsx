import { NavLink, Skeleton, Stack, Text, Title } from '@mantine/core'
import type { ClientVisits as Visits } from '@reservaplus/shared/appointments/visits'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import { formatShortDate, formatTime } from '@reservaplus/shared/time/format'
import { instantOf } from '@reservaplus/shared/time/instant'
import { useLocale, useTexts } from '../../lib/locale'
import { trpc } from '../../lib/trpc'
import { dateOfWall } from '../../lib/wall-time'
import { ErrorNotice } from '../../ui/error-notice'
import { statusTexts } from '../../ui/status-texts'
import { splitVisits } from './split-visits'
import { clientTexts } from './texts'

type Visit = Visits['items'][number]
type OnOpen = (visit: { id: string; date: string }) => void

export const ClientVisits = ({ id, onOpen }: { id: ClientId; onOpen: OnOpen }) => {
  const texts = useTexts(clientTexts)
  const visits = trpc.clients.visits.useQuery({ id })

  if (visits.isPending) {
    return <Skeleton height={180} />
  }
  if (visits.isError) {
    return <ErrorNotice error={visits.error} onRetry={() => void visits.refetch()} />
  }
  const { coming, past } = splitVisits(visits.data.items, instantOf(new Date()))

  return (
    <>
      <VisitList title={texts.coming} none={texts.nothingComing} visits={coming} onOpen={onOpen} />
      <VisitList title={texts.past} none={texts.nothingPast} visits={past} onOpen={onOpen} />
    </>
  )
}

type VisitListProps = { title: string; none: string; visits: readonly Visit[]; onOpen: OnOpen }

const VisitList = ({ title, none, visits, onOpen }: VisitListProps) => {
  const statuses = useTexts(statusTexts)
  const { locale } = useLocale()

  return (
    <Stack gap="xs">
      <Title order={3} size="h5">
        {title}
      </Title>
      {visits.length === 0 && (
        <Text c="dimmed" size="sm">
          {none}
        </Text>
      )}
      <div>
        {visits.map(({ id, localStart, status, serviceName, professionalName, price }) => (
          <NavLink
            key={id}
            component="button"
            px="xs"
            mx="calc(var(--mantine-spacing-xs) * -1)"
            w="calc(100% + 2 * var(--mantine-spacing-xs))"
            label={`${formatShortDate(localStart, locale)}, ${formatTime(localStart, locale)} · ${serviceName}`}
            description={[professionalName, formatMoney(price, locale), statuses[status]].join(' · ')}
            onClick={() => onOpen({ id, date: dateOfWall(localStart) })}
          />
        ))}
      </div>
    </Stack>
  )
}
