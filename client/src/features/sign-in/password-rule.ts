/** The user pool's own policy, told before the round trip. */
export const meetsPasswordRule = (password: string): boolean =>
  password.length >= 8 && /[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password)
