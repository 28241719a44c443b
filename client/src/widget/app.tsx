import { type ReactNode, useState } from 'react'
import { BookingApp } from './booking/booking-app'
import type { BookingData, BootData } from './boot-data'
import { Logo } from './logo'
import { useTexts } from './texts/widget-texts'

type BookingPageProps = { data: BookingData; header?: ReactNode }

const BookingPage = ({ data, header }: BookingPageProps) => {
  const texts = useTexts()
  const [round, setRound] = useState(0)
  // What the page brought is old by now: the next booking asks for the free times again.
  const { availability: _, ...fresh } = data

  return (
    <main>
      {header ?? (
        <>
          <Logo organization={data.catalogue.organization} />
          <h1 className="hidden">{texts.bookAt({ name: data.catalogue.organization.name })}</h1>
        </>
      )}
      <BookingApp key={round} data={round === 0 ? data : fresh} onAgain={() => setRound(round + 1)} />
    </main>
  )
}

/** The page that was asked for; what the widget does not need comes in files of its own. */
export const createPage = async (data: BootData): Promise<ReactNode> => {
  if (data.page === 'manage') {
    const { ManageApp } = await import('../public/manage-app')

    return <ManageApp data={data} />
  }
  if (data.page === 'salon') {
    const { SalonHeader } = await import('../public/salon-header')

    return <BookingPage data={data} header={<SalonHeader organization={data.catalogue.organization} />} />
  }

  return <BookingPage data={data} />
}
