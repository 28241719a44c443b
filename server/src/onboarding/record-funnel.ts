import type { Step } from '@reservaplus/shared/onboarding/steps'

type FunnelOutcome = 'done' | 'skipped' | 'refused' | 'abandoned'

/** A line that CloudWatch turns into a metric by itself (embedded metric format): how many got how far. No ids, no names. */
export const recordFunnel = (now: Date, step: Step, outcome: FunnelOutcome): void => {
  const line = {
    _aws: {
      Timestamp: now.getTime(),
      CloudWatchMetrics: [
        {
          Namespace: 'ReservaPlus/Onboarding',
          Dimensions: [['Step', 'Outcome']],
          Metrics: [{ Name: 'Registrations', Unit: 'Count' }],
        },
      ],
    },
    Step: step,
    Outcome: outcome,
    Registrations: 1,
  }

  process.stdout.write(`${JSON.stringify(line)}\n`)
}
