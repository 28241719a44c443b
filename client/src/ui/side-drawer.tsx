import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTexts } from '../lib/locale'
import { phoneQuery } from '../lib/phone-query'
import { uiTexts } from './texts'

export type SideDrawerProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  children: ReactNode
}

/** Comes from the right; on a phone it is the whole screen. */
export const SideDrawer = ({ isOpen, onClose, title, children }: SideDrawerProps) => {
  const texts = useTexts(uiTexts)
  const isPhone = useMediaQuery(phoneQuery)

  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={isPhone ? '100%' : 440}
      title={title}
      closeButtonProps={{ 'aria-label': texts.close, size: 'lg' }}
    >
      {children}
    </Drawer>
  )
}
