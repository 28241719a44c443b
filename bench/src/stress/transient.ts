/** What the API answers as "come again": the table could not be reached outside the guarded write. */
export const isTransient = (error: unknown) =>
  error instanceof Error && ['ThrottlingException', 'TimeoutError'].includes(error.name)
