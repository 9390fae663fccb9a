const dayMilliseconds = 86_400_000;
const pad = (part: number, width = 2) => String(part).padStart(width, '0');

/** A number without an exponent and without the rounding of its last binary digits: 15 digits, as a workbook shows. */
export function plainNumber(text: string): string {
  if (/^-?\d+$/.test(text)) return text;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return text;
  const [digits = '', exponent = '0'] = (
    Math.abs(value) < 1e15 ? value.toExponential(14) : value.toExponential()
  ).split('e');
  return shifted(digits.replace('.', ''), Number(exponent));
}

/** Digits, the first of which counts 10^exponent, written out. */
function shifted(signed: string, exponent: number): string {
  const sign = signed.startsWith('-') ? '-' : '';
  const digits = signed.slice(sign.length);
  const whole = exponent < 0 ? '0' : digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const part = exponent < 0 ? '0'.repeat(-exponent - 1) + digits : digits.slice(exponent + 1);
  const kept = part.replace(/0+$/, '');
  const text = kept ? `${whole}.${kept}` : whole;
  return /[1-9]/.test(text) ? sign + text : '0';
}

/**
 * A cell that counts days as an ISO date, with the time of day to the second where it has one; below one day only the
 * time. What is no such number stays as it is.
 */
export function dateOfSerial(text: string, from1904: boolean): string {
  const serial = Number(text);
  if (text.trim() === '' || !(serial >= 0 && serial < 2_958_466)) return text;
  const seconds = Math.round(serial * 86_400);
  const [days, rest] = [Math.floor(seconds / 86_400), seconds % 86_400];
  const time = `${pad(Math.floor(rest / 3600))}:${pad(Math.floor(rest / 60) % 60)}:${pad(rest % 60)}`;
  if (days === 0 && !from1904) return time;
  // The calendar of 1900 counts a 29 February that never was.
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(epoch + days * dayMilliseconds).toISOString().slice(0, 10);
  return rest === 0 ? date : `${date} ${time}`;
}

/** What a cell says, by its type: `value` is what stands stored in it, a formula's last result. */
export function cellText(
  type: string,
  value: string,
  { shared, isDate, from1904 }: { shared: readonly string[]; isDate: boolean; from1904: boolean },
): string {
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
  if (type === 'd') return value.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' ');
  if (type !== 'n') return value;
  return isDate ? dateOfSerial(value, from1904) : plainNumber(value);
}
