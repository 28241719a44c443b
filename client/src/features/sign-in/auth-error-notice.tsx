import { Alert } from '@mantine/core'
import { authErrorCode } from '../../lib/auth-error'
import { useTexts } from '../../lib/locale'
import { Icon } from '../../ui/icon'
import { authErrorTexts } from './auth-error-texts'

export const AuthErrorNotice = ({ error }: { error: unknown }) => {
  const texts = useTexts(authErrorTexts)

  if (!error) {
    return null
  }

  return (
    <Alert color="red" variant="light" icon={<Icon name="warning" />} role="alert">
      {texts[authErrorCode(error)]}
    </Alert>
  )
}
