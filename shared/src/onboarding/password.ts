import * as z from 'zod'

/** The user pool's own policy (infra/cognito.yml), asked before the pool: its refusal would tell accounts apart. */
export const password = z
  .string()
  .min(8)
  .max(256)
  .regex(/\p{Ll}/u, 'A lower-case letter is missing')
  .regex(/\p{Lu}/u, 'An upper-case letter is missing')
  .regex(/\d/, 'A digit is missing')
  // The pool takes no space at either end.
  .regex(/^\S(?:.*\S)?$/su, 'No space at the beginning or the end')
