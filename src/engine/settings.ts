/** How the database is opened: numbers arrive as numbers, never as unscaled integers. */
export const openSettings = { query: { castBigIntToDouble: true, castDecimalToDouble: true } };

/**
 * Run once after connecting. No extension is ever fetched: a failed autoload offline destroys the instance, so
 * autoload is off and the only repository named is a place of our own that answers 404.
 */
export function connectionSettings(origin: string): string[] {
  const repository = new URL('ext', origin).href.replaceAll("'", '');
  return [
    `SET custom_extension_repository = '${repository}'`,
    'SET autoload_known_extensions = false',
    'SET autoinstall_known_extensions = false',
    'SET preserve_insertion_order = true',
  ];
}
