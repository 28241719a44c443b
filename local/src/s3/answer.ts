import { element, type Xml, xmlDocument } from './xml'

export interface S3Answer {
  status: number
  headers: Record<string, string>
  body?: Buffer | string
}

export const emptyAnswer = (status = 200, headers: Record<string, string> = {}): S3Answer => ({ status, headers })

export const xmlAnswer = (xml: Xml, status = 200, headers: Record<string, string> = {}): S3Answer => ({
  status,
  headers: { ...headers, 'content-type': 'application/xml' },
  body: xmlDocument(xml),
})

export const errorAnswer = (status: number, code: string, message: string, requestId: string) =>
  xmlAnswer(
    element('Error', element('Code', code), element('Message', message), element('RequestId', requestId)),
    status,
  )
