import { UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { PropsWithChildren } from 'react'
import { useTexts } from '../lib/locale'
import { useSession } from '../lib/session'
import { Icon } from '../ui/icon'
import { Logo } from '../ui/logo'
import { AccountMenu } from './account-menu'
import { menuFor } from './menu'
import styles from './shell.module.css'
import { appTexts } from './texts'

/** A rail at the desk, tabs under the thumb on a phone. */
export const Shell = ({ children }: PropsWithChildren) => {
  const texts = useTexts(appTexts)
  const { user } = useSession()

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {texts.skip}
      </a>
      <nav className={styles.rail} aria-label={texts.navigation}>
        <div className={styles.logo}>
          <Logo />
        </div>
        {menuFor(user.role).map(({ to, icon, text }) => (
          <Link key={to} to={to} className={styles.entry}>
            <Icon name={icon} size={22} />
            <span>{texts[text]}</span>
          </Link>
        ))}
        <AccountMenu>
          <UnstyledButton className={styles.entry} data-account>
            <Icon name="team" size={22} />
            <span>{texts.account}</span>
          </UnstyledButton>
        </AccountMenu>
      </nav>
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
