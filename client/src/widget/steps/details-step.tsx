import type { FormEvent } from 'react'
import { type Details, type TextField, type WrongFields, wrongFields } from '../booking/details'
import { useTexts } from '../texts/widget-texts'
import { TextInput } from '../ui/text-input'

export type DetailsStepProps = {
  details: Details
  wrong: WrongFields
  onEdit: (details: Partial<Details>) => void
  onGive: (wrong: WrongFields) => void
}

const order: readonly TextField[] = ['firstName', 'lastName', 'email', 'phone', 'notes']

export const DetailsStep = ({ details, wrong, onEdit, onGive }: DetailsStepProps) => {
  const texts = useTexts()

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found = wrongFields(details)
    onGive(found)
    const first = order.find((field) => found[field])
    if (first) document.getElementById(first)?.focus()
  }

  const field = (name: TextField) => ({
    name,
    label: texts[name],
    value: details[name],
    error: wrong[name] ? texts[`${name}Wrong`] : undefined,
    onText: (text: string) => onEdit({ [name]: text }),
  })

  return (
    <form onSubmit={submit} noValidate>
      <div className="pair">
        <TextInput {...field('firstName')} autoComplete="given-name" maxLength={100} />
        <TextInput {...field('lastName')} autoComplete="family-name" maxLength={100} />
      </div>
      <TextInput
        {...field('email')}
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={254}
        hint={texts.emailUse}
      />
      <TextInput {...field('phone')} type="tel" inputMode="tel" autoComplete="tel" maxLength={30} />
      <TextInput {...field('notes')} isLong isOptional maxLength={2000} />
      <label className="check">
        <input
          type="checkbox"
          checked={details.marketingConsent}
          onChange={(event) => onEdit({ marketingConsent: event.target.checked })}
        />
        <span>{texts.consent}</span>
      </label>
      <button type="submit" className="primary">
        {texts.continue}
      </button>
    </form>
  )
}
