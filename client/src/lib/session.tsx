import { can, type Permission } from '@reservaplus/shared/permissions/can'
import type { Session } from '@reservaplus/shared/users/schema'
import { createContext, useContext } from 'react'

const SessionContext = createContext<Session | undefined>(undefined)

export const SessionProvider = SessionContext.Provider

/** The signed-in person and their organization; only below the desk layout. */
export const useSession = (): Session => {
  const session = useContext(SessionContext)

  if (!session) {
    throw new Error('useSession needs a signed-in layout')
  }

  return session
}

export const useCan = (permission: Permission): boolean => can(useSession().user.role, permission)
