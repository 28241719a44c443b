export type OriginAnswer = { status: number; headers: Record<string, string | string[]>; body: Buffer }

export const headerText = (answer: OriginAnswer, name: string) => {
  const value = answer.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}
