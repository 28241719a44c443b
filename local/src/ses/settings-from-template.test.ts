import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadTemplate } from '../template/load-template'
import { sesSettingsFromTemplate } from './settings-from-template'

it('reads the deployed identity and configuration set: every mail is reported, named or not', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const hosts = { app: 'app.localhost:3000', book: 'book.localhost:3000', apiOrigin: '127.0.0.1:9' }
  const template = loadTemplate({ root, hosts })
  const properties = (type: string) => template.resourcesOf(type).map((each) => each.properties)
  const settings = sesSettingsFromTemplate({
    identities: properties('AWS::SES::EmailIdentity'),
    configurationSets: properties('AWS::SES::ConfigurationSet'),
  })
  expect(settings).toEqual({
    identities: ['local.reservaplus.example'],
    configurationSets: ['reservaplus-mail-local'],
    defaultConfigurationSet: 'reservaplus-mail-local',
  })
})
