import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { SignInStep } from '../../lib/auth'
import { useTexts } from '../../lib/locale'
import { useTitle } from '../../lib/use-title'
import { LocaleMenu } from '../../ui/locale-menu'
import { Logo } from '../../ui/logo'
import { CredentialsForm } from './credentials-form'
import { NewPasswordForm } from './new-password-form'
import { RequestCodeForm } from './request-code-form'
import { ResetPasswordForm } from './reset-password-form'
import { signInTexts } from './texts'

type Notice = 'sessionEnded' | 'resetDone'
type Step = 'credentials' | 'new-password' | 'request-code' | 'reset-password'

export type SignInScreenProps = {
  /** Came here because the session ended in mid-work. */
  sessionEnded: boolean
  onSignedIn: () => void
}

export const SignInScreen = ({ sessionEnded, onSignedIn }: SignInScreenProps) => {
  const texts = useTexts(signInTexts)
  const [step, setStep] = useState<Step>('credentials')
  const [email, setEmail] = useState('')
  const [notice, setNotice] = useState<Notice | undefined>(sessionEnded ? 'sessionEnded' : undefined)

  useTitle(texts.title)
  const titles: Record<Step, string> = {
    credentials: texts.title,
    'new-password': texts.newPasswordTitle,
    'request-code': texts.forgottenTitle,
    'reset-password': texts.codeTitle,
  }

  const goOn = (next: SignInStep, typedEmail = email) => {
    setEmail(typedEmail)

    if (next === 'done') {
      onSignedIn()
    } else {
      setStep(next === 'new-password' ? 'new-password' : 'request-code')
    }
  }

  const backToCredentials = (message?: Notice) => {
    setNotice(message)
    setStep('credentials')
  }

  return (
    <Box
      component="main"
      mih="100dvh"
      bg="light-dark(var(--mantine-color-gray-0), var(--mantine-color-dark-8))"
      px="md"
      py={{ base: 32, sm: 96 }}
    >
      <Stack maw={400} mx="auto" gap="lg">
        <Group justify="space-between">
          <Group gap="xs">
            <Logo />
            <Text fw={650} size="lg">
              ReservaPlus
            </Text>
          </Group>
          <LocaleMenu />
        </Group>
        <Paper p={{ base: 'lg', sm: 'xl' }} radius="lg" shadow="xs" withBorder>
          <Title order={1} size="h3" mb={4}>
            {titles[step]}
          </Title>
          {step === 'credentials' && (
            <Text c="dimmed" mb="lg">
              {texts.subtitle}
            </Text>
          )}
          {step === 'credentials' && (
            <CredentialsForm
              email={email}
              notice={notice && texts[notice]}
              onStep={goOn}
              onForgotten={(typed) => {
                setEmail(typed)
                setStep('request-code')
              }}
            />
          )}
          {step === 'new-password' && <NewPasswordForm onStep={(next) => goOn(next)} />}
          {step === 'request-code' && (
            <RequestCodeForm
              email={email}
              onSent={(sentTo) => {
                setEmail(sentTo)
                setStep('reset-password')
              }}
              onBack={() => backToCredentials()}
            />
          )}
          {step === 'reset-password' && (
            <ResetPasswordForm
              email={email}
              onDone={() => backToCredentials('resetDone')}
              onBack={() => setStep('request-code')}
            />
          )}
        </Paper>
      </Stack>
    </Box>
  )
}
