import * as z from 'zod'

import type { Json } from '../template/json'

const json: z.ZodType<Json> = z.json()

export const readAnswer = (text: string) => json.parse(JSON.parse(text))
