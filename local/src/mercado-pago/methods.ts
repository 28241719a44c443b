/** How people pay in Chile; only the last can leave a payment waiting. */
export const methods = [
  { id: 'visa', name: 'Visa', type: 'credit_card' },
  { id: 'master', name: 'Mastercard', type: 'credit_card' },
  { id: 'debvisa', name: 'Visa Débito', type: 'debit_card' },
  { id: 'debmaster', name: 'Mastercard Débito', type: 'debit_card' },
  { id: 'account_money', name: 'Dinero en cuenta', type: 'account_money' },
  { id: 'khipu', name: 'Khipu', type: 'bank_transfer' },
  { id: 'servipag', name: 'Servipag', type: 'ticket' },
] as const

export const methodOf = (id: string) => methods.find((method) => method.id === id)
