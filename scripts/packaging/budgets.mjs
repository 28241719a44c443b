export const kilobyte = 1000

/**
 * Nobody waits for a mail: its templates may grow a little past what the rest may weigh (docs/decisions/0010). Nor for
 * the job that finishes whole organizations, with everything that makes them.
 */
const ownBudgets = { 'send-mail': 480, 'clean-registrations': 500 }

/** The API carries every router, of the back office too; whatever else is called in a hurry must start faster. */
const budgetOf = (name) => (ownBudgets[name] ?? (name.startsWith('api-') ? 800 : 450)) * kilobyte

/** `bundles`: { name, size } of each function's minified code. */
export const checkBudgets = (bundles) =>
  bundles
    .filter(({ name, size }) => size > budgetOf(name))
    .map(
      ({ name, size }) =>
        `${name} weighs ${Math.ceil(size / kilobyte)} KB, its budget is ${budgetOf(name) / kilobyte} KB`,
    )
