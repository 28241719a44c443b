import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec'

/** AWS's published description of every CloudFormation resource, from the installed package. */
export const loadSpecification = async () => {
  const database = await loadAwsServiceSpec()
  const resource = (type) => database.lookup('resource', 'cloudFormationType', 'equals', type)[0]
  return {
    resource,
    definition: (reference) => database.get('typeDefinition', reference.$ref).properties,
    // Read-only properties are attributes too; a type that is not known is reported elsewhere.
    attributesOf: (type) => {
      const known = resource(type)
      return known && [...Object.keys(known.attributes), ...(known.primaryIdentifier ?? []), ...extraAttributes(type)]
    },
  }
}

const extraAttributes = (type) => (type === 'AWS::DynamoDB::Table' ? ['StreamArn'] : [])
