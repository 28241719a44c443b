import { Button, PasswordInput, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { chooseNewPassword, type SignInStep } from '../../lib/auth'
import { useTexts } from '../../lib/locale'
import { AuthErrorNotice } from './auth-error-notice'
import { meetsPasswordRule } from './password-rule'
import { signInTexts } from './texts'

export type NewPasswordFormProps = { onStep: (step: SignInStep) => void }

export const NewPasswordForm = ({ onStep }: NewPasswordFormProps) => {
  const texts = useTexts(signInTexts)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '', repeated: '' },
    validate: {
      password: (value) => (meetsPasswordRule(value) ? null : texts.passwordRule),
      repeated: (value, values) => (value === values.password ? null : texts.passwordsDiffer),
    },
  })
  const attempt = useMutation({
    mutationFn: ({ password }: { password: string }) => chooseNewPassword(password),
    onSuccess: onStep,
  })

  return (
    <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
      <Stack>
        <Text c="dimmed">{texts.newPasswordText}</Text>
        <AuthErrorNotice error={attempt.error} />
        <PasswordInput
          label={texts.newPassword}
          {...(form.errors.password ? {} : { description: texts.passwordRule })}
          autoComplete="new-password"
          size="md"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <PasswordInput
          label={texts.repeatPassword}
          autoComplete="new-password"
          size="md"
          key={form.key('repeated')}
          {...form.getInputProps('repeated')}
        />
        <Button type="submit" size="md" loading={attempt.isPending} fullWidth>
          {texts.save}
        </Button>
      </Stack>
    </form>
  )
}
