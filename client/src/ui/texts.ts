import { defineTexts } from '@reservaplus/shared/texts/define-texts'

export const uiTexts = defineTexts({
  es: {
    retry: 'Intentar otra vez',
    reference: ({ id }: { id: string }) => `Referencia ${id}`,
    close: 'Cerrar',
    cancel: 'Volver',
  },
  en: {
    retry: 'Try again',
    reference: ({ id }) => `Reference ${id}`,
    close: 'Close',
    cancel: 'Back',
  },
  pt: {
    retry: 'Tentar novamente',
    reference: ({ id }) => `Referência ${id}`,
    close: 'Fechar',
    cancel: 'Voltar',
  },
})
