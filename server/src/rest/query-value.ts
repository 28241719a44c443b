import * as z from 'zod'

type Schema = z.core.$ZodType

const unwrapped = (schema: Schema): Schema =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? unwrapped(schema.unwrap())
    : schema

const booleans: Record<string, boolean> = { true: true, false: false }

const asNumber = (text: string) => (/^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text)

/**
 * Text from an address as the kind of value that the schema wants. What does not fit stays text, so that the schema
 * itself refuses it and names the field.
 */
export const queryValue = (schema: Schema, values: readonly string[]): unknown => {
  const inner = unwrapped(schema)
  if (inner instanceof z.ZodArray) return values.map((value) => queryValue(inner.element, [value]))

  const [text = ''] = values
  if (inner instanceof z.ZodNumber) return asNumber(text)
  if (inner instanceof z.ZodBoolean) return Object.hasOwn(booleans, text) ? booleans[text] : text

  return text
}

export const takesSeveral = (schema: Schema): boolean => unwrapped(schema) instanceof z.ZodArray
