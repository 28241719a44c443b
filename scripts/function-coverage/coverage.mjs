import { parse } from 'yaml'

const tags = ['!Ref', '!GetAtt', '!Sub'].map((tag) => ({ tag, resolve: (value) => value }))

/** The names of the functions that serverless.yml deploys. */
export const functionKeys = (serverlessYml) => Object.keys(parse(serverlessYml, { customTags: tags }).functions)

/** Functions that no test invokes by their key: `invoke('send-mail', event)` or `functions.invoke('send-mail', event)`. */
export const withoutTest = (keys, tests) =>
  keys.filter((key) => !tests.some(({ text }) => new RegExp(`\\binvoke\\(\\s*'${key}'`).test(text)))
