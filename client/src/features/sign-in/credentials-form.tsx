import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { type SignInStep, signIn } from '../../lib/auth'
import { useTexts } from '../../lib/locale'
import { AuthErrorNotice } from './auth-error-notice'
import { signInTexts } from './texts'

export type CredentialsFormProps = {
  email: string
  notice?: string | undefined
  onStep: (step: SignInStep, email: string) => void
  onForgotten: (email: string) => void
}

export const CredentialsForm = ({ email, notice, onStep, onForgotten }: CredentialsFormProps) => {
  const texts = useTexts(signInTexts)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email, password: '' },
    validate: {
      email: (value) => (value.includes('@') ? null : texts.emailRequired),
      password: (value) => (value === '' ? texts.passwordRequired : null),
    },
  })
  const attempt = useMutation({
    mutationFn: (values: { email: string; password: string }) => signIn(values.email, values.password),
    onSuccess: (step, values) => onStep(step, values.email),
  })

  return (
    <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
      <Stack>
        {notice !== undefined && !attempt.error && <Alert variant="light">{notice}</Alert>}
        <AuthErrorNotice error={attempt.error} />
        <TextInput
          label={texts.email}
          type="email"
          autoComplete="username"
          inputMode="email"
          size="md"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={texts.password}
          autoComplete="current-password"
          size="md"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={attempt.isPending} fullWidth>
          {texts.submit}
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={() => onForgotten(form.getValues().email)}>
          {texts.forgotten}
        </Anchor>
      </Stack>
    </form>
  )
}
