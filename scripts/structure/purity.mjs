import { isCode, isTest, linesWith, withoutComments } from './code.mjs'

const isConfig = (path) => /(^|\/)config\/env\.ts$/.test(path) || /\.config\.(ts|mjs|js)$/.test(path)

const rules = [
  {
    // The environment is read, checked and named in one file a workspace.
    applies: (path) => !path.startsWith('scripts/') && !isConfig(path) && !isTest(path),
    pattern: /\bprocess\.env\b|\bimport\.meta\.env\b/,
    problem: 'reads the environment outside config/env.ts',
  },
  {
    applies: (path) => path.startsWith('shared/src/') && !isTest(path),
    pattern: /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(|\brandomUUID\(|\bTemporal\.Now\b/,
    problem: 'asks for the time or for chance: both are arguments in shared',
  },
  {
    applies: (path) => path.startsWith('shared/src/') && !isTest(path),
    pattern: /\bprocess\.|from 'node:|from '(react|preact|@aws)|\bconsole\.|\bfetch\(/,
    problem: 'touches the outside: shared is pure',
  },
  {
    applies: (path) => !/^shared\/src\/(time|money)\//.test(path) && !/^client\/src\/lib\/format/.test(path),
    pattern: /\bIntl\.(DateTimeFormat(?!\(\)\.resolvedOptions)|NumberFormat)\b|\.toLocale\w*String\(/,
    problem: 'formats by itself: shared/src/time, shared/src/money and client/src/lib/format do',
  },
  {
    applies: () => true,
    pattern: /import \{[^}]*\bz\b[^}]*\} from 'zod'/,
    problem: 'imports zod by name, which bundles every language of it',
  },
  {
    applies: () => true,
    pattern: /\bas unknown as\b|@ts-(ignore|nocheck)\b/,
    problem: 'silences the compiler',
    readsComments: true,
  },
  {
    applies: (path) => /^(server|jobs|client)\/src\/(?!testing\/)/.test(path),
    pattern: /\bScanCommand\b/,
    problem: 'walks the whole table',
  },
]

export const checkPurity = ({ path, text }) => {
  if (!isCode(path) || path.startsWith('scripts/structure/')) return []
  const bare = withoutComments(text)
  return rules
    .filter(({ applies }) => applies(path))
    .flatMap(({ pattern, problem, readsComments }) =>
      linesWith({ path, text: readsComments ? text : bare }, pattern, problem),
    )
}
