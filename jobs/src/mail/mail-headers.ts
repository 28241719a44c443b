/** Whether somebody may stop it, and what a bad answer to it says about whom: `account` is between us and the team. */
export type MailCategory = 'transactional' | 'reminder' | 'marketing' | 'account'

type About = {
  category: MailCategory
  /** What several mails are about: programs show them together. */
  thread?: string | undefined
  /** Where whoever wants no more of these says so with one press, or their mail program for them. */
  leaveUrl?: string | undefined
  /** The address it is from; its host stands in the name of the thread. */
  from: string
}

export type Header = { Name: string; Value: string }

const hostOf = (from: string) => /@([^\s<>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'

/**
 * What mail programs and their filters read: that a machine wrote it, so that no absence notice answers it; which mails
 * belong together; and, of marketing alone, how to leave (RFC 8058).
 */
export const mailHeaders = ({ category, thread, leaveUrl, from }: About): Header[] => {
  const id = thread && `<${thread}@${hostOf(from)}>`

  return [
    { Name: 'Auto-Submitted', Value: 'auto-generated' },
    { Name: 'X-Auto-Response-Suppress', Value: 'All' },
    ...(id
      ? [
          { Name: 'In-Reply-To', Value: id },
          { Name: 'References', Value: id },
        ]
      : []),
    ...(category === 'marketing' && leaveUrl
      ? [
          { Name: 'List-Unsubscribe', Value: `<${leaveUrl}>` },
          { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
        ]
      : []),
  ]
}
