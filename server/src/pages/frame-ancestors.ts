const hostName = /^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i

/**
 * The sources that may show an organization's widget: the hosts it names, on any port, and our own public page; every
 * page while it names none. What is not a host name is left out, so that no setting can add a directive.
 */
export const frameAncestors = (allowedDomains: readonly string[]): string => {
  if (allowedDomains.length === 0) return '*'

  return ["'self'", ...allowedDomains.filter((domain) => hostName.test(domain)).map((domain) => `${domain}:*`)].join(
    ' ',
  )
}
