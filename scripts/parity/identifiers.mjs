/** Highest number of each family of the legacy inventory: roles, endpoints, data, templates, pages, intentions, flaws. */
const last = { R: 23, E: 105, D: 22, T: 8, P: 32, N: 21, F: 59 }

export const identifiers = Object.entries(last).flatMap(([family, count]) =>
  Array.from({ length: count }, (_, index) => `${family}-${String(index + 1).padStart(2, '0')}`),
)
