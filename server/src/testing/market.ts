import { type SearchMarketInput, searchMarketInput } from '@reservaplus/shared/marketplace/schema'
import type { AppContext } from '../app-context'
import { projectOrganization } from '../marketplace/project-organization'
import { searchOrganizations } from '../marketplace/search-organizations'
import type { NewOrganization } from '../organizations/create'
import { createProfessional, type NewProfessional } from '../professionals/create'
import { createService, type NewService } from '../services/create'
import { openOrganization, requestContext, testClock } from './context'
import { newProfessional, newService } from './samples'

type Place = {
  organization?: Partial<NewOrganization>
  services?: Partial<NewService>[]
  professional?: Partial<NewProfessional>
}

/** A country of its own, so that tests in one table do not see each other's organizations. */
export const openMarket = (country: string) => {
  const clock = testClock()

  // With the pauses of production: several at once give way to each other.
  const project = ({ organizationId }: Pick<AppContext, 'organizationId'>) =>
    projectOrganization({ now: clock.now }, organizationId)

  const open = async ({ organization = {}, services = [{}], professional = {} }: Place = {}) => {
    const ctx = await openOrganization({ country, phone: '', ...organization }, clock)
    const made = await Promise.all(services.map((each) => createService(ctx, newService(each))))
    const worker = await createProfessional(
      ctx,
      newProfessional({ serviceIds: made.map(({ id }) => id), ...professional }),
    )
    await project(ctx)

    return { ctx, id: ctx.organizationId, services: made, professional: worker }
  }

  const page = (question: Partial<SearchMarketInput> = {}) =>
    searchOrganizations(requestContext(clock), searchMarketInput.parse({ country, ...question }))

  /** Names of all pages, as somebody who goes on to the end gets them. */
  const namesOf = async (question: Partial<SearchMarketInput> = {}): Promise<string[]> => {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const next = await page({ ...question, cursor })
      names.push(...next.items.map(({ name }) => name))
      cursor = next.cursor
    } while (cursor)

    return names
  }

  return { clock, country, open, project, page, namesOf, request: requestContext(clock) }
}
export type Market = ReturnType<typeof openMarket>
