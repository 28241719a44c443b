import * as z from 'zod'

const identity = z.object({
  EmailIdentity: z.string(),
  ConfigurationSetAttributes: z.object({ ConfigurationSetName: z.string() }).optional(),
})
const configurationSet = z.object({ Name: z.string() })

/** From the properties of `AWS::SES::EmailIdentity` and `AWS::SES::ConfigurationSet`. */
export const sesSettingsFromTemplate = (template: {
  identities: readonly unknown[]
  configurationSets: readonly unknown[]
}) => {
  const identities = template.identities.map((each) => identity.parse(each))
  const [byDefault] = identities.flatMap((each) => each.ConfigurationSetAttributes?.ConfigurationSetName ?? [])
  return {
    identities: identities.map((each) => each.EmailIdentity),
    configurationSets: template.configurationSets.map((each) => configurationSet.parse(each).Name),
    ...(byDefault !== undefined && { defaultConfigurationSet: byDefault }),
  }
}
