import * as z from 'zod'

export const role = z.enum(['owner', 'admin', 'professional', 'reception', 'staff'])
export type Role = z.infer<typeof role>
