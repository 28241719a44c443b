const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Whether a source declares the route: by `restGet('/x/{id}'`, by a method beside a path, or as a gateway route. */
export const declaresRoute = (text, { method, path }) => {
  const below = escaped(path.replace(/^\/v1/, ''))
  // restCreate is the POST that answers 201.
  const verb = method === 'POST' ? '(?:Post|Create)' : `${method[0]}${method.slice(1).toLowerCase()}`
  const named = `rest${verb}\\(\\s*['"\`]${below}['"\`]`
  const object = `method: ['"\`]${method}['"\`],\\s*path: ['"\`]${below}['"\`]`
  const gateway = `method: ${method}, path: ['"]?${escaped(path)}['" ]`
  return [named, object, gateway].some((pattern) => new RegExp(pattern).test(text))
}

/** Whether a test's own name, not just a comment, carries the id. */
export const namesTest = (text, id) =>
  new RegExp(`\\b(test|it|describe)[\\w.]*\\((?:[^)]*\\)\\()?\\s*(['"\`]).*\\b${id}\\b`).test(text) ||
  new RegExp(`\\b(test|it|describe)[\\w.]*\\([\\s\\S]{0,4000}?\\]\\)\\(\\s*(['"\`]).*\\b${id}\\b`).test(text)
