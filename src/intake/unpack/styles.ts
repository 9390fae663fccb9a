import { attribute, type Told } from './xml.ts';

/** Formats that every workbook has: 14 to 22 and 45 to 47 everywhere, the others in East Asian versions. */
const builtIn = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58 && id !== 49 && id !== 48);

/** Whether a number format shows a date or a time of day: letters of dates outside quotes, colours and escapes. */
export function showsDate(format: string): boolean {
  const [positive = ''] = format.split(';');
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[ymdhs年月日]/i.test(bare) && !/general|[#?]|\b0/i.test(bare.replace(/s\.0+/gi, ''));
}

/** Collects which cell styles show dates, from `styles.xml`; `dates[style]` answers for the `s` of a cell. */
export function styleReader(): { told: Told; dates: boolean[] } {
  const dates: boolean[] = [];
  const formats = new Map<number, boolean>();
  let inCells = false;
  const told: Told = {
    open(name, attributes) {
      const id = Number(attribute(attributes, 'numFmtId') ?? 0);
      if (name === 'numFmt') formats.set(id, showsDate(attribute(attributes, 'formatCode') ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) dates.push(formats.get(id) ?? builtIn(id));
    },
    close: (name) => void (inCells &&= name !== 'cellXfs'),
  };
  return { told, dates };
}
