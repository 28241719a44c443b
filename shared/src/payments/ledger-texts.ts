import type { Locale } from '../texts/locale'
import type { Account, LedgerEntry } from './ledger'

type Titles = readonly [string, string, string, string, string, string, string, string, string]

export const ledgerTitles: Readonly<Record<Locale, Titles>> = {
  es: ['Fecha', 'Asiento', 'Tipo', 'Cuenta', 'Debe', 'Haber', 'Moneda', 'Pago', 'Cita'],
  en: ['Date', 'Entry', 'Kind', 'Account', 'Debit', 'Credit', 'Currency', 'Payment', 'Appointment'],
  pt: ['Data', 'Lançamento', 'Tipo', 'Conta', 'Débito', 'Crédito', 'Moeda', 'Pagamento', 'Agendamento'],
}

export const accountNames: Readonly<Record<Locale, Readonly<Record<Account, string>>>> = {
  es: {
    cash: 'Caja (efectivo)',
    transfer: 'Transferencias',
    card: 'Tarjetas',
    other: 'Otros medios',
    mercadopago: 'Mercado Pago',
    'client-deposits': 'Anticipos de clientes',
    tips: 'Propinas por pagar',
    sales: 'Ventas',
    'no-show-fees': 'Cargos por inasistencia',
    discounts: 'Descuentos',
    refunds: 'Devoluciones',
    'provider-fees': 'Comisiones de medios de pago',
    'cash-differences': 'Diferencias de caja',
  },
  en: {
    cash: 'Till (cash)',
    transfer: 'Bank transfers',
    card: 'Cards',
    other: 'Other means',
    mercadopago: 'Mercado Pago',
    'client-deposits': 'Client deposits',
    tips: 'Tips payable',
    sales: 'Sales',
    'no-show-fees': 'No-show fees',
    discounts: 'Discounts',
    refunds: 'Refunds',
    'provider-fees': 'Provider fees',
    'cash-differences': 'Cash differences',
  },
  pt: {
    cash: 'Caixa (dinheiro)',
    transfer: 'Transferências',
    card: 'Cartões',
    other: 'Outros meios',
    mercadopago: 'Mercado Pago',
    'client-deposits': 'Adiantamentos de clientes',
    tips: 'Gorjetas a pagar',
    sales: 'Vendas',
    'no-show-fees': 'Taxas por falta',
    discounts: 'Descontos',
    refunds: 'Devoluções',
    'provider-fees': 'Tarifas de meios de pagamento',
    'cash-differences': 'Diferenças de caixa',
  },
}

export const entryKindNames: Readonly<Record<Locale, Readonly<Record<LedgerEntry['kind'], string>>>> = {
  es: { payment: 'Pago', refund: 'Devolución', settlement: 'Imputación', 'day-close': 'Cierre de caja' },
  en: { payment: 'Payment', refund: 'Refund', settlement: 'Settlement', 'day-close': 'Day close' },
  pt: { payment: 'Pagamento', refund: 'Devolução', settlement: 'Apropriação', 'day-close': 'Fechamento de caixa' },
}
