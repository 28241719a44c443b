import type { ReactNode } from 'react'
import type { Notice } from '../booking/state'
import { useTexts } from '../texts/widget-texts'

export type NoticeBoxProps = { notice: Notice | undefined; children?: ReactNode }

/** What happened and what to do; the code finds the request when somebody calls. */
export const NoticeBox = ({ notice, children }: NoticeBoxProps) => {
  const texts = useTexts()

  return (
    <div role="alert">
      {notice && (
        <div className="notice">
          <p>{texts.errors[notice.code]}</p>
          {children}
          {notice.reference && notice.code === 'INTERNAL' && (
            <p className="small">{texts.reference({ code: notice.reference })}</p>
          )}
        </div>
      )}
    </div>
  )
}
