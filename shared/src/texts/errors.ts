import { defineTexts } from './define-texts'
import { enErrorTexts } from './errors-en'
import { esErrorTexts } from './errors-es'
import { ptErrorTexts } from './errors-pt'

/** What happened and what to do, for every code that a caller may receive. */
export const errorTexts = defineTexts({ es: esErrorTexts, en: enErrorTexts, pt: ptErrorTexts })
