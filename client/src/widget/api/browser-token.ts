const name = 'reservaplus-browser'

const fresh = () => crypto.randomUUID()

/** Names this tab, so that its next hold replaces the one before. Storage may be forbidden: then until it is closed. */
const readToken = (): string => {
  try {
    const known = sessionStorage.getItem(name) ?? fresh()
    sessionStorage.setItem(name, known)

    return known
  } catch {
    return fresh()
  }
}

let token: string | undefined

export const browserToken = (): string => {
  token ??= readToken()

  return token
}
