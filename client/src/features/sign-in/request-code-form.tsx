import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { requestPasswordCode } from '../../lib/auth'
import { useTexts } from '../../lib/locale'
import { AuthErrorNotice } from './auth-error-notice'
import { signInTexts } from './texts'

export type RequestCodeFormProps = {
  email: string
  onSent: (email: string) => void
  onBack: () => void
}

export const RequestCodeForm = ({ email, onSent, onBack }: RequestCodeFormProps) => {
  const texts = useTexts(signInTexts)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email },
    validate: { email: (value) => (value.includes('@') ? null : texts.emailRequired) },
  })
  const request = useMutation({
    mutationFn: (values: { email: string }) => requestPasswordCode(values.email),
    onSuccess: (_sent, values) => onSent(values.email),
  })

  return (
    <form onSubmit={form.onSubmit((values) => request.mutate(values))} noValidate>
      <Stack>
        <Text c="dimmed">{texts.forgottenText}</Text>
        <AuthErrorNotice error={request.error} />
        <TextInput
          label={texts.email}
          type="email"
          autoComplete="username"
          inputMode="email"
          size="md"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <Button type="submit" size="md" loading={request.isPending} fullWidth>
          {texts.sendCode}
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          {texts.back}
        </Anchor>
      </Stack>
    </form>
  )
}
