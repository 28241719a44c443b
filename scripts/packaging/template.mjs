import { checkAlarms } from './alarms.mjs'
import { checkCycles } from './cycles.mjs'
import { checkProperties } from './properties.mjs'
import { checkReferences, dependencies } from './references.mjs'
import {
  checkApi,
  checkBuckets,
  checkFunctions,
  checkPoolClients,
  checkPreflights,
  checkQueues,
  checkRoutes,
  checkUserPool,
} from './rules.mjs'

/** Everything that is wrong with a CloudFormation template, as sentences. */
export const checkTemplate = (template, specification) => [
  ...checkProperties(template, specification),
  ...checkReferences(template, specification.attributesOf),
  ...checkCycles(dependencies(template)),
  ...[
    checkUserPool,
    checkPoolClients,
    checkRoutes,
    checkPreflights,
    checkApi,
    checkFunctions,
    checkQueues,
    checkAlarms,
    checkBuckets,
  ].flatMap((check) => check(template)),
]
