import { Button, Menu } from '@mantine/core'
import { type Locale, locales } from '@reservaplus/shared/texts/locales'
import { useLocale } from '../lib/locale'
import { Icon } from './icon'

/** Each language in its own words, so that everybody finds theirs. */
export const localeNames: Record<Locale, string> = { es: 'Español', en: 'English', pt: 'Português' }

export const LocaleMenu = () => {
  const { locale, chooseLocale } = useLocale()

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" color="gray" size="xs" leftSection={<Icon name="language" size={16} />}>
          {localeNames[locale]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {locales.map((option) => (
          <Menu.Item key={option} lang={option} onClick={() => chooseLocale(option)}>
            {localeNames[option]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
