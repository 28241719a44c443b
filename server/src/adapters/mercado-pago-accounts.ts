import { accountAnswer, grantAnswer, type MercadoPagoAccount, type MercadoPagoGrant } from './mercado-pago-answers'
import { askMercadoPago } from './mercado-pago-request'

export type Application = { baseUrl: string; authUrl: string; clientId: string; clientSecret: string }

/** How a salon lets the product into its own account: it says yes at MercadoPago, the code it comes back with is a token's worth. */
export const mercadoPagoAccounts = ({ baseUrl, authUrl, clientId, clientSecret }: Application) => {
  const grant = (body: object): Promise<MercadoPagoGrant> =>
    askMercadoPago(
      baseUrl,
      { method: 'POST', path: '/oauth/token', body: { client_id: clientId, client_secret: clientSecret, ...body } },
      grantAnswer,
    )

  return {
    /** Where the owner is sent; `state` comes back with the code. */
    authorizeUrl: ({ redirectUri, state }: { redirectUri: string; state: string }): string => {
      const query = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        platform_id: 'mp',
        state,
        redirect_uri: redirectUri,
      })

      return `${authUrl}/authorization?${query}`
    },

    /** A code is good once, for ten minutes. */
    exchangeCode: ({ code, redirectUri }: { code: string; redirectUri: string }): Promise<MercadoPagoGrant> =>
      grant({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),

    refresh: (refreshToken: string): Promise<MercadoPagoGrant> =>
      grant({ grant_type: 'refresh_token', refresh_token: refreshToken }),

    /** Whose token it is. */
    getAccount: (accessToken: string): Promise<MercadoPagoAccount> =>
      askMercadoPago(baseUrl, { path: '/users/me', accessToken }, accountAnswer),
  }
}
