import type { Clock } from '../clock/clock'
import { localRegion } from '../config/env'
import { readDistributions } from '../edge/distribution'
import { startEdge } from '../edge/start-edge'
import { createJwtAuthorizer } from '../gateway/jwt-authorizer'
import { readRoutes } from '../gateway/routes'
import { startGateway } from '../gateway/start-gateway'
import type { Invoke } from '../lambda/start-functions'
import { salonSite } from '../site/salon-site'
import type { Template } from '../template/load-template'
import type { Services } from './services'
import type { StopList } from './stop-list'

export type FrontOptions = {
  template: Template
  clock: Clock
  services: Services
  invoke: Invoke
  hosts: { app: string; book: string; salon: string; apiOrigin: string; port: number }
  salonSlug: string
  stops: StopList
  log: (line: string) => void
}

/** The HTTP API and the edge before it. */
export const startFront = async ({ template, clock, services, invoke, hosts, salonSlug, stops, log }: FrontOptions) => {
  const authorizers = Object.entries(template.authorizers).map(([name, { issuerUrl, audience }]) => [
    name,
    createJwtAuthorizer({ issuer: issuerUrl, audience, jwksUri: services.pool.jwksUri, now: clock.now }),
  ])
  const gateway = stops.add(
    await startGateway({
      routes: readRoutes(template.functions),
      authorizers: Object.fromEntries(authorizers),
      invoke,
      now: clock.now,
      log,
    }),
  )
  const bucketOf = (domain: string) => domain.split('.s3.')[0] ?? ''
  const readSite = (domain: string, key: string) => {
    const found = services.storage.read(bucketOf(domain), key)
    if (!found) return undefined
    const etag = found.etag.startsWith('"') ? found.etag : `"${found.etag}"`
    return { status: 200, headers: { ...found.headers, etag }, body: found.body }
  }
  const edge = stops.add(
    await startEdge({
      distributions: readDistributions(template),
      originUrls: { [hosts.apiOrigin]: gateway.url },
      readSite,
      otherHosts: { [hosts.salon]: salonSite({ slug: salonSlug, bookOrigin: `http://${hosts.book}` }) },
      rewrites: {
        [`https://cognito-idp.${localRegion}.amazonaws.com`]: services.pool.url,
        [`https://${template.attributeOf('FilesBucket', 'RegionalDomainName')}`]: services.storage.url,
      },
      port: hosts.port,
      now: clock.now,
      log,
    }),
  )
  return { gateway, edge }
}
