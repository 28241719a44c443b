import fc from 'fast-check'
import * as z from 'zod'

/** Texts that have broken programs before. */
const texts = [
  '',
  ' ',
  'any',
  'x'.repeat(5_000),
  '💇🏽‍♀️'.repeat(40),
  'مرحبا بكم \u202e txet',
  '\u0000\u0001\uffff',
  '\ud800',
  "'; DROP TABLE clients; --",
  '%24%7Bjndi%7D %s %n',
  '../../etc/passwd',
  'ORG#1',
  '__proto__',
  '0123456789ABCDEFGHIJKLMNOP',
  '2026-12-01',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '2026-12-01T10:00:00Z',
  '2026-12-01T10:00:00',
  '2026-12-01T10:00:00+23:59',
  '9999-12-31T23:59:59-23:59',
  '0000-01-01T00:00:00Z',
  '2016-12-31T23:59:60Z',
  '-1',
  'NaN',
  'null',
  'ana@example.cl',
  '+56 9 8765 4321',
]

const numbers = [0, -0, -1, 1.5, 1e21, 2 ** 53, Number.MAX_VALUE, -100]

const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts) },
  fc.constantFrom(...numbers),
  fc.constantFrom(null, true, false),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

const anything = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.jsonValue({ maxDepth: 3 }),
)

const pool = [
  ...texts,
  ...numbers,
  1,
  7,
  20,
  100,
  true,
  false,
  'ana maría',
  'x'.repeat(100),
  'confirmed',
  'abcdefghijklmnopqrst',
  '#0f766e',
  'la-encina',
  '10:00',
  '2027-01-04',
  'uploads/01JDCX000000000000000000ZZ/photo/01JDCX000000000000000000UP.png',
]

const unwrapped = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? unwrapped(schema.unwrap())
    : schema

/** What a schema names itself. */
const namedBy = (schema: z.core.$ZodType): unknown[] => {
  if (schema instanceof z.ZodEnum) return Object.values(schema.enum)

  return schema instanceof z.ZodLiteral ? [...schema.values] : []
}

/** Field by field: mostly what the schema lets through, odd as it may be, so that the code behind it gets to see it. */
const fieldOf = (schema: z.core.$ZodType, known: readonly unknown[]): fc.Arbitrary<unknown> => {
  const inner = unwrapped(schema)
  const options = inner instanceof z.ZodUnion ? inner.options.map(unwrapped) : [inner]
  const objects = options.filter((option) => option instanceof z.ZodObject)
  const lists = options.flatMap((option) => (option instanceof z.ZodArray ? [option.element] : []))
  const fitting = [known, pool, options.flatMap(namedBy)]
    .map((values) => values.filter((value) => z.safeParse(schema, value).success))
    .filter((values) => values.length > 0)

  return fc.oneof(
    { weight: 1, arbitrary: anything },
    ...objects.map((object) => ({ weight: 12, arbitrary: objectOf([object], known) })),
    ...lists.map((element) => ({ weight: 12, arbitrary: fc.array(fieldOf(element, known), { maxLength: 2 }) })),
    ...fitting.map((values) => ({ weight: 9, arbitrary: fc.constantFrom(...values) })),
  )
}

const objectOf = (
  schemas: readonly z.ZodObject[],
  known: readonly unknown[],
): fc.Arbitrary<Record<string, unknown>> => {
  const fields = schemas.flatMap(({ shape }) => Object.entries<z.core.$ZodType>(shape))

  return fc.record(Object.fromEntries(fields.map(([name, schema]) => [name, fieldOf(schema, known)])), {
    requiredKeys: fields.filter(([, schema]) => schema._zod.optin === undefined).map(([name]) => name),
  })
}

type Input = Readonly<Record<string, unknown>>

/** What works, and the same with one field that may be anything. */
const spoiled = (valid: Input, schemas: readonly z.ZodObject[], known: readonly unknown[]): fc.Arbitrary<Input> => {
  const fields = schemas.flatMap(({ shape }) => Object.entries<z.core.$ZodType>(shape))

  return fc.oneof(
    fc.constant(valid),
    ...fields.map(([name, schema]) => fieldOf(schema, known).map((value) => ({ ...valid, [name]: value }))),
  )
}

/** Inputs for a procedure: the right fields with right, wrong and absurd values, or nothing of the kind. */
export const garbageFor = (
  inputs: readonly unknown[],
  known: readonly unknown[],
  valid: Input = {},
): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: spoiled(
        valid,
        inputs.filter((schema) => schema instanceof z.ZodObject),
        known,
      ),
    },
    {
      weight: 6,
      arbitrary: objectOf(
        inputs.filter((schema) => schema instanceof z.ZodObject),
        known,
      ),
    },
    anything,
  )

export const garbageText = fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary', maxLength: 60 }))
