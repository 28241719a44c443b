import type { InputHTMLAttributes } from 'react'
import { useTexts } from '../texts/widget-texts'

export type TextInputProps = {
  name: string
  label: string
  value: string
  onText: (text: string) => void
  /** The sentence to show while the field is wrong. */
  error?: string | undefined
  hint?: string | undefined
  isOptional?: boolean
  isLong?: boolean
} & Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'placeholder'>

/** A labelled field whose error stands at it and is read with it. */
export const TextInput = ({
  name,
  label,
  value,
  onText,
  error,
  hint,
  isOptional = false,
  isLong = false,
  ...rest
}: TextInputProps) => {
  const texts = useTexts()
  const noteId = `${name}-note`
  const shared = {
    id: name,
    name,
    value,
    required: !isOptional,
    'aria-invalid': error !== undefined,
    'aria-describedby': error || hint ? noteId : undefined,
  }

  return (
    <div className="field">
      <label htmlFor={name}>
        {label}
        {isOptional && <span className="muted"> ({texts.optional})</span>}
      </label>
      {isLong ? (
        <textarea {...shared} rows={3} maxLength={rest.maxLength} onChange={(event) => onText(event.target.value)} />
      ) : (
        <input {...shared} {...rest} onChange={(event) => onText(event.target.value)} />
      )}
      {(error || hint) && (
        <p id={noteId} className={error ? 'wrong' : 'small'}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}
