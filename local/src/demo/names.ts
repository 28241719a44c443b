const firstNames = [
  'Sofía',
  'Martina',
  'Isidora',
  'Florencia',
  'Josefa',
  'Agustina',
  'Emilia',
  'Antonella',
  'Trinidad',
  'Catalina',
  'Renata',
  'Amanda',
  'Valentina',
  'Constanza',
  'Maite',
  'Matías',
  'Benjamín',
  'Vicente',
  'Joaquín',
  'Maximiliano',
  'Lucas',
  'Tomás',
  'Agustín',
  'Gaspar',
  'Cristóbal',
  'José',
  'María José',
  'Ignacia',
  'Fernanda',
  'Ñusta',
] as const

const lastNames = [
  'González',
  'Muñoz',
  'Rojas',
  'Díaz',
  'Pérez',
  'Soto',
  'Contreras',
  'Silva',
  'Martínez',
  'Sepúlveda',
  'Morales',
  'Rodríguez',
  'López',
  'Araya',
  'Fuentes',
  'Hernández',
  'Torres',
  'Espinoza',
  'Flores',
  'Castillo',
] as const

/** The n-th person of the demo, always the same one. Names repeat only after 600 people. */
export const demoPerson = (n: number) => {
  const firstName = firstNames[n % firstNames.length] ?? 'Ana'
  const lastName = lastNames[(n * 7 + Math.floor(n / firstNames.length)) % lastNames.length] ?? 'Soto'

  return {
    firstName,
    lastName,
    email: `cliente${n + 1}@correo.example`,
    phone: `+569${String(61_000_000 + n * 7919).slice(0, 8)}`,
  }
}
