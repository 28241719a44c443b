import { useNavigate, useSearch } from '@tanstack/react-router'
import { ClientDrawer } from '../features/clients/client-drawer'
import { ClientsScreen } from '../features/clients/clients-screen'

export const ClientsRoute = () => {
  const { client } = useSearch({ from: '/desk/clients' })
  const navigate = useNavigate()

  return (
    <>
      <ClientsScreen onOpen={(id) => void navigate({ to: '/clients', search: { client: id } })} />
      <ClientDrawer
        id={client}
        onClose={() => void navigate({ to: '/clients', search: {} })}
        onOpenVisit={({ id, date }) => void navigate({ to: '/agenda', search: { date, appointment: id } })}
      />
    </>
  )
}
