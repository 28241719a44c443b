export const isCode = (path) => /\.(ts|tsx|mts|mjs|cjs|js|jsx)$/.test(path)

export const isTest = (path) => /\.(test|spec)\.\w+$/.test(path)

/** The code without its comments, line for line, so that a rule may be named in a comment. */
export const withoutComments = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|[\s;{}(),])\/\/[^\n]*/g, '$1')

/** Lines of a file that a pattern matches, as problems. */
export const linesWith = ({ path, text }, pattern, problem) =>
  text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${problem}`] : []))
