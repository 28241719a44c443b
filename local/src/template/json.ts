export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

/** Rebuilds a document from the inside out. */
export const mapJson = (value: Json, visit: (node: Json) => Json): Json => {
  if (Array.isArray(value)) return visit(value.map((item) => mapJson(item, visit)))
  if (!isObject(value)) return visit(value)
  return visit(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapJson(item, visit)])))
}
