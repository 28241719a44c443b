/** The parts are made at the same time, each at its own pace: told is how far they are together. */
export const sharesOf = (parts: number, tell: (share: number) => void) => {
  const shares = Array.from({ length: parts }, () => 0)

  return shares.map((_, part) => (share: number) => {
    shares[part] = share
    tell(shares.reduce((sum, each) => sum + each, 0) / parts)
  })
}
