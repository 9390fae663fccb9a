/** How the database is opened: numbers arrive as numbers, never as unscaled integers. */
export const openSettings = { query: { castBigIntToDouble: true, castDecimalToDouble: true } };

/** Ways to store a column that take longer to consider for each column than they save in writing it. */
const slowCompression = ['dictionary', 'dict_fsst', 'fsst', 'zstd', 'alp', 'alprd', 'chimp', 'patas', 'roaring'];

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
    `SET disabled_compression_methods = '${slowCompression.join(',')}'`,
  ];
}
