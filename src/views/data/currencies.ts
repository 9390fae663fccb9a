/** Currencies offered by name; a file may say any other. */
export const currencies: readonly string[] =
  'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF INR JPY KRW MXN MYR NOK NZD PLN SEK SGD THB TRY TWD USD ZAR'.split(' ');

/** `EUR – Euro`, in the language of the page. */
export function currencyName(code: string, locale: 'en' | 'zh'): string {
  const names = new Intl.DisplayNames(locale === 'zh' ? 'zh-CN' : 'en-GB', { type: 'currency' });
  return `${code} – ${names.of(code) ?? code}`;
}
