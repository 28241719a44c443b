import { useTexts } from '../widget/texts/widget-texts'
import { TextInput } from '../widget/ui/text-input'

export type CancelFormProps = {
  reason: string
  isBusy: boolean
  onReason: (reason: string) => void
  onCancel: () => void
  onKeep: () => void
}

export const CancelForm = ({ reason, isBusy, onReason, onCancel, onKeep }: CancelFormProps) => {
  const texts = useTexts()

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onCancel()
      }}
    >
      <TextInput
        name="reason"
        label={texts.cancelReason}
        value={reason}
        onText={onReason}
        isLong
        isOptional
        maxLength={500}
      />
      <div className="buttons">
        <button type="submit" className="primary danger" aria-busy={isBusy}>
          {texts.cancelNow}
        </button>
        <button type="button" className="plain" onClick={onKeep}>
          {texts.keep}
        </button>
      </div>
    </form>
  )
}
