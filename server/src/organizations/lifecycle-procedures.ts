import {
  exportList,
  getExportInput,
  organizationExport,
  requestExportInput,
} from '@reservaplus/shared/organizations/export'
import {
  oneOrganizationInput,
  requestDeletionInput,
  transferOwnershipInput,
} from '@reservaplus/shared/organizations/inputs'
import { organization } from '@reservaplus/shared/organizations/schema'
import * as z from 'zod'
import { restCreate, restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { deactivate, reactivate, requestDeletion } from './change-activity'
import { transferOwnership } from './change-owner'
import { getExport, listExports, requestExport } from './export'

const whileClosed = true

/** The owner's alone; what ends or takes back a closure, and what they take along, also while it is closed. */
export const lifecycleProcedures = {
  deactivate: staffProcedure('organization:delete')
    .meta({
      ...restPost('/organizations/{id}/deactivate', 'Close: nothing is booked or shown until it is opened again'),
      whileClosed,
    })
    .input(oneOrganizationInput)
    .output(organization)
    .mutation(({ ctx, input }) => deactivate(ctx, input)),

  reactivate: staffProcedure('organization:delete')
    .meta({
      ...restPost('/organizations/{id}/reactivate', 'Open again, also out of the 30 days before a deletion'),
      whileClosed,
    })
    .input(oneOrganizationInput)
    .output(organization)
    .mutation(({ ctx, input }) => reactivate(ctx, input)),

  requestDeletion: staffProcedure('organization:delete')
    .meta({ ...restPost('/organizations/{id}/deletion', 'Close now and erase everything after 30 days'), whileClosed })
    .input(requestDeletionInput)
    .output(organization)
    .mutation(({ ctx, input }) => requestDeletion(ctx, input)),

  transferOwnership: staffProcedure('organization:delete')
    .meta(restPost('/organizations/{id}/owner', 'Hand the organization over to another member of the team'))
    .input(transferOwnershipInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => transferOwnership(ctx, input)),

  requestExport: staffProcedure('organization:export')
    .meta({
      ...restCreate(
        '/organizations/{id}/exports',
        'Everything the organization has, as JSON and CSV; made within minutes',
      ),
      whileClosed,
    })
    .input(requestExportInput)
    .output(organizationExport)
    .mutation(({ ctx, input }) => requestExport(ctx, input)),

  listExports: staffProcedure('organization:export')
    .meta(restGet('/organizations/{id}/exports', 'The exports of the last seven days'))
    .input(requestExportInput)
    .output(exportList)
    .query(({ ctx, input }) => listExports(ctx, input)),

  getExport: staffProcedure('organization:export')
    .meta(restGet('/organizations/{id}/exports/{exportId}', 'One export, with links to its files once it is ready'))
    .input(getExportInput)
    .output(organizationExport)
    .query(({ ctx, input }) => getExport(ctx, input)),
}
