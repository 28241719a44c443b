/** Every `Ref`, `Fn::GetAtt` and `Fn::Sub` placeholder inside a piece of a template. */
const referencesIn = (value) => {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (value === null || typeof value !== 'object') return []
  if (typeof value.Ref === 'string') return [{ target: value.Ref }]
  if (value['Fn::GetAtt']) return [getAttribute(value['Fn::GetAtt'])]
  if (value['Fn::Sub']) return substitutions(value['Fn::Sub'])
  return Object.values(value).flatMap(referencesIn)
}

const getAttribute = (argument) => {
  const [target, ...attribute] = Array.isArray(argument) ? argument : argument.split('.')
  return { target, attribute: attribute.join('.') }
}

const substitutions = (argument) => {
  const [text, names] = Array.isArray(argument) ? argument : [argument, {}]
  const own = [...text.matchAll(/\$\{([^!][^}]*)\}/g)]
    .map(([, name]) => name.trim())
    .filter((name) => !(name in names))
    .map((name) => (name.includes('.') ? getAttribute(name) : { target: name }))
  return [...own, ...referencesIn(names)]
}

const dependsOn = (resource) => [resource.DependsOn ?? []].flat()

/** Names that stand for nothing in the template, and attributes that their resource does not have. */
export const checkReferences = (template, attributesOf) => {
  const { Resources: resources = {}, Parameters: parameters = {}, Outputs: outputs = {} } = template
  const problem = ({ target, attribute }) => {
    if (target.startsWith('AWS::')) return undefined
    if (attribute === undefined) {
      return target in resources || target in parameters ? undefined : `refers to ${target}, which does not exist`
    }
    if (!(target in resources)) return `reads ${target}.${attribute}, but ${target} does not exist`
    const known = attributesOf(resources[target].Type)
    return !known || known.includes(attribute) ? undefined : `reads ${target}.${attribute}, which does not exist`
  }
  const found = (name, part) =>
    referencesIn(part).flatMap((reference) => {
      const text = problem(reference)
      return text ? [`${name} ${text}`] : []
    })
  return [
    ...Object.entries(resources).flatMap(([name, resource]) => [
      ...found(name, resource.Properties),
      ...dependsOn(resource).flatMap((target) =>
        target in resources ? [] : [`${name} depends on ${target}, which does not exist`],
      ),
    ]),
    ...Object.entries(outputs).flatMap(([name, output]) => found(`output ${name}`, output.Value)),
  ]
}

/** Which resources each resource needs to exist first. */
export const dependencies = ({ Resources: resources = {} }) =>
  new Map(
    Object.entries(resources).map(([name, resource]) => [
      name,
      [...new Set([...referencesIn(resource.Properties).map(({ target }) => target), ...dependsOn(resource)])].filter(
        (target) => target in resources,
      ),
    ]),
  )
