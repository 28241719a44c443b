import type { Catalogue, Slot } from '@reservaplus/shared/availability/schema'
import { serverNow } from '../api/server-clock'
import { useTexts } from '../texts/widget-texts'
import { PhoneLink } from '../ui/phone-link'
import { changePromise } from './change-promise'

export type ChangeRuleProps = { catalogue: Catalogue; slot: Slot }

/** Until when the time about to be booked can be changed, or whom to call where it cannot. */
export const ChangeRule = ({ catalogue: { rules, organization }, slot }: ChangeRuleProps) => {
  const texts = useTexts()
  const promise = changePromise(rules, slot, serverNow())
  if (promise === 'changeUntil') return texts.changeUntil({ count: rules.cancellationWindowHours })
  if (promise === 'changeAnyTime') return texts.changeAnyTime

  return (
    <>
      {texts.changeNotHere} <PhoneLink organization={organization} text={texts.callToChange} />
    </>
  )
}
