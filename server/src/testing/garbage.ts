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
]

/** Field by field: mostly what the schema lets through, odd as it may be, so that the code behind it gets to see it. */
const fieldOf = (schema: z.core.$ZodType, known: readonly unknown[]): fc.Arbitrary<unknown> => {
  const options = schema instanceof z.ZodUnion ? schema.options : [schema]
  const objects = options.filter((option) => option instanceof z.ZodObject)
  const fitting = [known, pool]
    .map((values) => values.filter((value) => z.safeParse(schema, value).success))
    .filter((values) => values.length > 0)

  return fc.oneof(
    { weight: 1, arbitrary: anything },
    ...objects.map((object) => ({ weight: 12, arbitrary: objectOf([object], known) })),
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

/** Inputs for a procedure: the right fields with right, wrong and absurd values, or nothing of the kind. */
export const garbageFor = (inputs: readonly unknown[], known: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof(
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
