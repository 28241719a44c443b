import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { resetPasswordWithCode } from '../../lib/auth'
import { useTexts } from '../../lib/locale'
import { AuthErrorNotice } from './auth-error-notice'
import { meetsPasswordRule } from './password-rule'
import { signInTexts } from './texts'

export type ResetPasswordFormProps = {
  email: string
  onDone: () => void
  onBack: () => void
}

export const ResetPasswordForm = ({ email, onDone, onBack }: ResetPasswordFormProps) => {
  const texts = useTexts(signInTexts)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { code: '', password: '' },
    validate: {
      code: (value) => (value.trim() === '' ? texts.codeRequired : null),
      password: (value) => (meetsPasswordRule(value) ? null : texts.passwordRule),
    },
  })
  const attempt = useMutation({
    mutationFn: (values: { code: string; password: string }) => resetPasswordWithCode({ email, ...values }),
    onSuccess: onDone,
  })

  return (
    <form onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
      <Stack>
        <Text c="dimmed">{texts.codeText({ email })}</Text>
        <AuthErrorNotice error={attempt.error} />
        <TextInput
          label={texts.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          size="md"
          key={form.key('code')}
          {...form.getInputProps('code')}
        />
        <PasswordInput
          label={texts.newPassword}
          {...(form.errors.password ? {} : { description: texts.passwordRule })}
          autoComplete="new-password"
          size="md"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={attempt.isPending} fullWidth>
          {texts.save}
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          {texts.back}
        </Anchor>
      </Stack>
    </form>
  )
}
