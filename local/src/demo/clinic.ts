import type { DemoProfessional, DemoResource, DemoService } from './salon'

export const clinicResources: readonly DemoResource[] = [{ name: 'Box dental', kind: 'room' }]

export const clinicServices: readonly DemoService[] = [
  {
    key: 'consulta',
    name: 'Consulta dental',
    category: 'Consultas',
    description: 'Diagnóstico y plan de tratamiento.',
    minutes: 30,
    price: 20000,
    resource: 'Box dental',
    after: 10,
  },
  {
    key: 'limpieza',
    name: 'Limpieza dental',
    category: 'Prevención',
    description: 'Destartraje y pulido.',
    minutes: 45,
    price: 35000,
    resource: 'Box dental',
    after: 15,
  },
  {
    key: 'empaste',
    name: 'Empaste',
    category: 'Restauración',
    description: 'Resina de una pieza.',
    minutes: 60,
    price: 50000,
    resource: 'Box dental',
    before: 10,
    after: 15,
  },
]

export const clinicProfessionals: readonly DemoProfessional[] = [
  {
    key: 'paula',
    name: 'Dra. Paula Contreras',
    email: 'duena@sonrisa.example',
    specialty: 'Odontología general',
    color: '#1d4ed8',
    services: ['consulta', 'limpieza', 'empaste'],
    hours: { start: '08:30', end: '17:30', lunch: ['13:00', '14:00'] },
    saturday: false,
    slotInterval: 15,
  },
  {
    key: 'hernan',
    name: 'Dr. Hernán Leiva',
    email: 'hernan@sonrisa.example',
    specialty: 'Endodoncia',
    color: '#b45309',
    services: ['consulta', 'empaste'],
    hours: { start: '09:00', end: '18:00', lunch: ['13:30', '14:30'] },
    saturday: false,
    slotInterval: 30,
  },
]
