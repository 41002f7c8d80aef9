/** How this shop writes money and dates; set once from the shop's settings after sign-in. */

/** The shop's way of writing figures. */
export type FigureStyle = {
  /** The sign before an amount, such as `₹`. */
  symbol: string;
  /** How many decimals the currency has: 2 for rupees, 0 for yen, 3 for dinars. */
  exponent: number;
  /** 12,34,567 or 1,234,567. */
  grouping: 'lakh' | 'thousand';
  /** 21 Nov 2026 or 21/11/2026. */
  date: 'words' | 'slashes';
  /** The language of month and day names; follows the window's language. */
  language: string;
  /** The zone whose clock an instant is read on (`Asia/Kolkata`); this computer's own where none is named. */
  zone?: string;
};

/** The style in force; markup that formats with it follows a change. */
export const figures = $state<FigureStyle>({
  symbol: '₹',
  exponent: 2,
  grouping: 'lakh',
  date: 'words',
  language: 'en',
});
