/** What several messages of a batch ask for is done once; it begins after all of them were sent. */
export const onceEach = () => {
  const underWay = new Map<string, Promise<void>>()

  return (key: string, act: () => Promise<void>): Promise<void> => {
    const known = underWay.get(key) ?? act()
    underWay.set(key, known)

    return known
  }
}
