import { fileId, organizationId } from '../ids/schema'
import { type ClientFile, clientFileExtensions } from './client-file'

type Place = Pick<ClientFile, 'organizationId' | 'id'>

/** Where it is sent: seen by nobody but the function that looks at it. A client's id is in no key, clients are merged. */
export const incomingKey = ({ organizationId, id }: Place) => `incoming/${organizationId}/${id}`
const folderOf = ({ organizationId, id }: Place) => `clients/${organizationId}/${id}/`
export const storedKey = (file: Place & Pick<ClientFile, 'contentType'>) =>
  `${folderOf(file)}file.${clientFileExtensions[file.contentType]}`
export const thumbnailKey = (file: Place) => `${folderOf(file)}thumbnail.webp`

/** All that may lie somewhere for a file. */
export const objectKeys = (file: Place & Pick<ClientFile, 'contentType'>) => [
  incomingKey(file),
  storedKey(file),
  thumbnailKey(file),
]

export const placeOfIncoming = (key: string): Place | undefined => {
  const [folder, o = '', id = '', ...rest] = key.split('/')
  const place = { organizationId: organizationId.safeParse(o).data, id: fileId.safeParse(id).data }
  if (folder !== 'incoming' || rest.length > 0 || !place.organizationId || !place.id) return undefined

  return { organizationId: place.organizationId, id: place.id }
}
