import type { Role } from '@reservaplus/shared/permissions/roles'

export type DemoAccount = {
  organization: 'salon' | 'clinic'
  role: Role
  email: string
  password: string
  firstName: string
  lastName: string
  /** The sign-in asks for a new password, as it does after an invitation. */
  isTemporary?: true
}

const password = 'Reserva2026'

/** Every role of the salon, one person whose password is still the temporary one, and the owner of the other organization. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    organization: 'salon',
    role: 'owner',
    email: 'duena@laencina.example',
    password,
    firstName: 'Carolina',
    lastName: 'Encina',
  },
  {
    organization: 'salon',
    role: 'admin',
    email: 'admin@laencina.example',
    password,
    firstName: 'Rodrigo',
    lastName: 'Pérez',
  },
  {
    organization: 'salon',
    role: 'professional',
    email: 'antonia@laencina.example',
    password,
    firstName: 'Antonia',
    lastName: 'Rojas',
  },
  {
    organization: 'salon',
    role: 'reception',
    email: 'recepcion@laencina.example',
    password,
    firstName: 'Josefa',
    lastName: 'Tapia',
  },
  {
    organization: 'salon',
    role: 'staff',
    email: 'personal@laencina.example',
    password,
    firstName: 'Martín',
    lastName: 'Silva',
  },
  {
    organization: 'salon',
    role: 'reception',
    email: 'nueva@laencina.example',
    password: 'Temporal2026',
    firstName: 'Nueva',
    lastName: 'Recepción',
    isTemporary: true,
  },
  {
    organization: 'clinic',
    role: 'owner',
    email: 'duena@sonrisa.example',
    password,
    firstName: 'Paula',
    lastName: 'Contreras',
  },
]
