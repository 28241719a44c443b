export const kilobyte = 1000

/**
 * Each part of the API carries its own procedures (docs/decisions/0038). Nobody waits for a mail: its templates may
 * grow a little past what the rest may weigh (docs/decisions/0010). Nor for the notices to browsers, whose library
 * brings its own cryptography, nor for the jobs that finish whole organizations,
 * with everything that makes them, and that carry out whatever is done in many steps.
 */
const ownBudgets = {
  'api-day': 795,
  'api-office': 800,
  'api-public': 800,
  'send-alerts': 510,
  'send-mail': 550,
  'clean-registrations': 505,
  'run-bulk-operations': 600,
}

const budgetOf = (name) => (ownBudgets[name] ?? 450) * kilobyte

/** `bundles`: { name, size } of each function's minified code. */
export const checkBudgets = (bundles) =>
  bundles
    .filter(({ name, size }) => size > budgetOf(name))
    .map(
      ({ name, size }) =>
        `${name} weighs ${Math.ceil(size / kilobyte)} KB, its budget is ${budgetOf(name) / kilobyte} KB`,
    )
