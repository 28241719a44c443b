const isIntrinsic = (value) =>
  value !== null &&
  typeof value === 'object' &&
  Object.keys(value).length === 1 &&
  /^(Ref|Fn::\w+)$/.test(Object.keys(value)[0])

const isRecord = (value) => value !== null && typeof value === 'object' && !Array.isArray(value)

const named = (value) => (typeof value === 'string' ? JSON.stringify(value) : typeof value)

/** A shape of the specification that accepts text, and what CloudFormation itself converts to it. */
const checkText = (value, type, path) => {
  if (!['string', 'number', 'boolean'].includes(typeof value)) return [`${path} must be text`]
  if (type.allowedValues && !type.allowedValues.includes(String(value))) {
    return [`${path} is ${named(value)}, not one of ${type.allowedValues.join(', ')}`]
  }
  return []
}

const checkNumber = (value, whole, path) => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  const fits = typeof number === 'number' && (whole ? Number.isInteger(number) : !Number.isNaN(number))
  return fits ? [] : [`${path} must be a ${whole ? 'whole ' : ''}number, not ${named(value)}`]
}

const checkBoolean = (value, path) =>
  typeof value === 'boolean' || value === 'true' || value === 'false'
    ? []
    : [`${path} must be true or false, not ${named(value)}`]

const tagDefinition = {
  Key: { type: { type: 'string' }, required: true },
  Value: { type: { type: 'string' }, required: true },
}

const checkers = {
  string: (value, type, path) => checkText(value, type, path),
  integer: (value, _type, path) => checkNumber(value, true, path),
  number: (value, _type, path) => checkNumber(value, false, path),
  boolean: (value, _type, path) => checkBoolean(value, path),
  'date-time': (value, type, path) => checkText(value, type, path),
  json: () => [],
  null: () => [],
  tag: (value, _type, path) => checkDefined(value, tagDefinition, path),
  array: (value, type, path, lookUp) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => checkValue(item, type.element, `${path}[${index}]`, lookUp))
      : [`${path} must be a list`],
  map: (value, type, path, lookUp) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([key, item]) => checkValue(item, type.element, `${path}.${key}`, lookUp))
      : [`${path} must be a set of names and values`],
  union: (value, type, path, lookUp) => {
    const answers = type.types.map((option) => checkValue(value, option, path, lookUp))
    return answers.find((problems) => problems.length === 0) ?? answers[0]
  },
  ref: (value, type, path, lookUp) => checkDefined(value, lookUp(type.reference), path, lookUp),
}

const checkValue = (value, type, path, lookUp) => {
  if (isIntrinsic(value)) return []
  const check = checkers[type.type]
  return check ? check(value, type, path, lookUp) : [`${path} has the unknown type ${type.type}`]
}

const checkDefined = (value, definition, path, lookUp) => {
  if (!isRecord(value)) return [`${path} must have properties, not be ${named(value)}`]
  return [
    ...Object.entries(definition)
      .filter(([name, property]) => property.required && !(name in value))
      .map(([name]) => `${path} lacks ${name}`),
    ...Object.entries(value).flatMap(([name, item]) =>
      definition[name]
        ? checkValue(item, definition[name].type, `${path}.${name}`, lookUp)
        : [`${path} has ${name}, which does not exist`],
    ),
  ]
}

/** Types, properties, required ones and kinds of values, against the published specification of the resources. */
export const checkProperties = ({ Resources: resources = {} }, specification) =>
  Object.entries(resources).flatMap(([name, { Type: type, Properties: properties = {} }]) => {
    const known = specification.resource(type)
    return known
      ? checkDefined(properties, known.properties, name, specification.definition)
      : [`${name} is of type ${type}, which does not exist`]
  })
