type Value = { S?: string; N?: string }
export type MemoryItem = Record<string, Value>
export type Names = Record<string, string>
export type Values = Record<string, Value>
export type Placeholders = {
  ExpressionAttributeNames?: Names
  ExpressionAttributeValues?: Values
}

const comparable = (value: Value | undefined) => value?.S ?? (value?.N === undefined ? undefined : Number(value.N))

type Scope = { item: MemoryItem | undefined } & Placeholders
type Test = (scope: Scope) => boolean

const attribute = ({ item, ExpressionAttributeNames = {} }: Scope, name: string) =>
  item?.[ExpressionAttributeNames[name] ?? name]
const operand = (scope: Scope, text: string) =>
  comparable(text.startsWith(':') ? scope.ExpressionAttributeValues?.[text] : attribute(scope, text))

const compare =
  (left: string, operator: string, right: string): Test =>
  (scope) => {
    const [a, b] = [operand(scope, left), operand(scope, right)]
    if (a === undefined || b === undefined) return false
    if (operator === '=') return a === b

    return operator === '<' ? a < b : a <= b
  }

const tokensOf = (expression: string) => expression.match(/[#:]?[\w.]+|<=|[()=<,]/g) ?? []

/** As much of DynamoDB's condition language as our own code sends; anything else is an error, not a pass. */
export const parseExpression = (expression: string): Test => {
  const tokens = tokensOf(expression)
  const next = () => tokens.shift() ?? ''
  const expect = (wanted: string) => {
    const found = next()
    if (found !== wanted) throw new Error(`Expected ${wanted}, found ${found} in ${expression}`)
  }

  const call = (name: string): Test => {
    expect('(')
    const first = next()
    if (name === 'begins_with') {
      expect(',')
      const prefix = next()
      expect(')')
      return (scope) => String(operand(scope, first)).startsWith(String(operand(scope, prefix)))
    }
    expect(')')
    if (name === 'attribute_exists') return (scope) => attribute(scope, first) !== undefined
    if (name === 'attribute_not_exists') return (scope) => attribute(scope, first) === undefined
    throw new Error(`Unknown function ${name}`)
  }

  const between = (left: string): Test => {
    const low = next()
    expect('AND')
    const high = next()

    return (scope) => compare(low, '<=', left)(scope) && compare(left, '<=', high)(scope)
  }

  const term = (): Test => {
    const first = next()
    if (first === '(') {
      const inner = either()
      expect(')')
      return inner
    }
    if (!/^[#:]/.test(first)) return call(first)
    const operator = next()

    return operator === 'BETWEEN' ? between(first) : compare(first, operator, next())
  }
  const both = (): Test => {
    const left = term()
    if (tokens[0] !== 'AND') return left
    next()
    const right = both()

    return (scope) => left(scope) && right(scope)
  }
  const either = (): Test => {
    const left = both()
    if (tokens[0] !== 'OR') return left
    next()
    const right = either()

    return (scope) => left(scope) || right(scope)
  }

  const test = either()
  if (tokens.length > 0) throw new Error(`Not understood: ${tokens.join(' ')} in ${expression}`)

  return test
}
