/** The accounts of the book in words, and where one finds what they are made of. */
import { t } from '$i18n';

const names: Record<string, () => string> = {
  tradeReceivable: () => t('account-trade-receivable'),
  loansReceivable: () => t('account-loans-receivable'),
  cash: () => t('account-cash'),
  bank: () => t('account-bank'),
  mobileMoney: () => t('account-mobile-money'),
  chequesInHand: () => t('account-cheques-in-hand'),
  sales: () => t('account-sales'),
  cgst: () => t('totals-cgst'),
  sgst: () => t('totals-sgst'),
  igst: () => t('totals-igst'),
  otherTax: () => t('account-other-tax'),
  discountAllowed: () => t('account-discount-allowed'),
  interestAndFees: () => t('account-interest-and-fees'),
  roundOff: () => t('totals-round-off'),
  badDebts: () => t('account-bad-debts'),
  owner: () => t('account-owner'),
  openingBalances: () => t('account-opening-balances'),
};

/** An account in words; a newer book may have one that this window does not know. */
export function accountName(account: string): string {
  return names[account]?.() ?? account;
}

/** The page of an account, as at a day. */
export function accountHref(account: string, asOf: string | null): string {
  return asOf === null ? `/reports/${account}` : `/reports/${account}?to=${asOf}`;
}
