const ofType = (template, type) => Object.entries(template.Resources ?? {}).filter(([, { Type }]) => Type === type)

const tellsSomebody = (template, { AlarmActions: actions = [] }) =>
  actions.some((action) => template.Resources[action?.Ref]?.Type === 'AWS::SNS::Topic')

const watches = (queue, { Namespace: namespace, MetricName: metric, Dimensions: dimensions = [], ...rest }) =>
  namespace === 'AWS/SQS' &&
  metric === 'ApproximateNumberOfMessagesVisible' &&
  rest.ComparisonOperator === 'GreaterThanThreshold' &&
  rest.Threshold === 0 &&
  dimensions.some(
    ({ Name, Value }) => Name === 'QueueName' && Value?.['Fn::GetAtt']?.join('.') === `${queue}.QueueName`,
  )

const deadLetterQueueOf = (queue) => queue.Properties?.RedrivePolicy?.deadLetterTargetArn?.['Fn::GetAtt']?.[0]

/**
 * What nobody reads is lost unless somebody is told: each queue leads to a dead-letter queue that exists, or is a last
 * stop (a dead-letter queue, a destination of failures) whose first message raises an alarm.
 */
export const checkAlarms = (template) => {
  const alarms = ofType(template, 'AWS::CloudWatch::Alarm').map(([, { Properties: properties }]) => properties)
  return ofType(template, 'AWS::SQS::Queue').flatMap(([name, queue]) => {
    const next = deadLetterQueueOf(queue)
    if (next) return template.Resources[next]?.Type === 'AWS::SQS::Queue' ? [] : [`${name} leads to no queue`]
    const own = alarms.filter((alarm) => watches(name, alarm))
    if (own.length === 0) return [`${name} is a last stop without an alarm on its first message`]
    return own.some((alarm) => tellsSomebody(template, alarm)) ? [] : [`the alarm of ${name} tells nobody`]
  })
}
