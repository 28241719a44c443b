import { accountOf } from '../accounts'
import { notFound } from '../errors'
import { createToken, getAccount } from './oauth'
import { createRefund, getPayment, listMethods, listRefunds, searchPayments } from './payments'
import {
  createPreapproval,
  getAuthorizedPayment,
  getPreapproval,
  searchAuthorizedPayments,
  updatePreapproval,
} from './preapprovals'
import { createPreference, getPreference, updatePreference } from './preferences'
import type { ApiAnswer, ApiRequest, OpenOperation, OwnedOperation } from './request'

type Route = { method: string; path: RegExp; run: OpenOperation }

const owned =
  (operation: OwnedOperation, authorization: string | undefined): OpenOperation =>
  (request) =>
    operation(request, accountOf(request.desk, authorization))

const routesFor = (authorization: string | undefined): Route[] => {
  const route = (method: string, path: RegExp, operation: OwnedOperation) => ({
    method,
    path,
    run: owned(operation, authorization),
  })
  return [
    { method: 'POST', path: /^\/oauth\/token$/, run: createToken },
    route('GET', /^\/users\/me$/, getAccount),
    route('POST', /^\/checkout\/preferences$/, createPreference),
    route('GET', /^\/checkout\/preferences\/([^/]+)$/, getPreference),
    route('PUT', /^\/checkout\/preferences\/([^/]+)$/, updatePreference),
    route('GET', /^\/v1\/payment_methods$/, listMethods),
    route('GET', /^\/v1\/payments\/search$/, searchPayments),
    route('GET', /^\/v1\/payments\/([^/]+)$/, getPayment),
    route('GET', /^\/v1\/payments\/([^/]+)\/refunds$/, listRefunds),
    route('POST', /^\/v1\/payments\/([^/]+)\/refunds$/, createRefund),
    route('POST', /^\/preapproval$/, createPreapproval),
    route('GET', /^\/preapproval\/([^/]+)$/, getPreapproval),
    route('PUT', /^\/preapproval\/([^/]+)$/, updatePreapproval),
    route('GET', /^\/authorized_payments\/search$/, searchAuthorizedPayments),
    route('GET', /^\/authorized_payments\/([^/]+)$/, getAuthorizedPayment),
  ]
}

type Asked = Omit<ApiRequest, 'id'> & { method: string; path: string; authorization: string | undefined }

/** One call of the API; the same idempotency key on the same path answers what it answered. */
export const answerApi = ({ method, path, authorization, ...asked }: Asked): ApiAnswer => {
  const route = routesFor(authorization).find((one) => one.method === method && one.path.test(path))
  if (!route) throw notFound(`The path ${path} is not known to the stand-in`)
  const { state } = asked.desk
  const [, id = ''] = route.path.exec(path) ?? []
  const run = () => route.run({ ...asked, id: decodeURIComponent(id) })
  if (method !== 'POST' || !asked.idempotencyKey) return run()
  const key = [accountOf(asked.desk, authorization).id, path, asked.idempotencyKey].join(' ')
  const known = state.answered[key]
  if (known) return { status: known.status, body: Object(known.body) }
  const answer = run()
  state.answered[key] = { status: answer.status, body: JSON.parse(JSON.stringify(answer.body)) }
  return answer
}
