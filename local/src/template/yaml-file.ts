import { readFileSync } from 'node:fs'
import { parse, type ScalarTag } from 'yaml'
import * as z from 'zod'

import type { Json } from './json'

const json: z.ZodType<Json> = z.json()

const scalarTag = (tag: string, resolve: (text: string) => Json): ScalarTag => ({ tag, resolve })

const splitAttribute = (text: string): Json => {
  const [id = '', ...attribute] = text.split('.')
  return { 'Fn::GetAtt': [id, attribute.join('.')] }
}

// CloudFormation's short forms become the long ones, so that later steps know one form only.
const customTags: ScalarTag[] = [
  scalarTag('!Ref', (text) => ({ Ref: text })),
  scalarTag('!GetAtt', splitAttribute),
  scalarTag('!Sub', (text) => ({ 'Fn::Sub': text })),
]

export const parseYaml = (text: string): Json => json.parse(parse(text, { customTags, logLevel: 'error' }))

export const readYaml = (file: string) => parseYaml(readFileSync(file, 'utf8'))
