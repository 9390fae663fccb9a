import { plainColour } from './colour.ts';

const space = 'http://www.w3.org/2000/svg';

/**
 * What an element looks like, as one SVG of its own: boxes with their colours, texts at their places, pictures inside.
 * So a table with coloured cells is saved as a picture in the same way as a chart. `data-picture="skip"` leaves out.
 */
export function drawing(root: HTMLElement): string {
  const box = root.getBoundingClientRect();
  const size = { width: box.width, height: box.height };
  const marks = [...marksOf(root, box, size)].join('');
  const { width, height } = { width: Math.ceil(size.width), height: Math.ceil(size.height) };
  const ground = plainColour(getComputedStyle(root).backgroundColor);
  const font = escaped(getComputedStyle(root).fontFamily);
  const head = `<svg xmlns="${space}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return `${head} font-family="${font}"><rect width="${width}" height="${height}" fill="${ground}"/>${marks}</svg>`;
}

type Size = { width: number; height: number };

function* marksOf(element: Element, origin: DOMRect, size: Size): Generator<string> {
  if (element.matches('[data-picture="skip"], .chart-tip, .visually-hidden')) return;
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden') return;
  const box = element.getBoundingClientRect();
  const at = { x: box.x - origin.x, y: box.y - origin.y };
  if (box.width > 0) grow(size, at.x + box.width, at.y + box.height);
  if (element instanceof SVGSVGElement) return yield nested(element, at, box);
  if (element instanceof HTMLCanvasElement) return yield image(element, at, box);
  const colour = plainColour(style.backgroundColor);
  if (!colour.endsWith(',0.000)')) {
    yield `<rect x="${round(at.x)}" y="${round(at.y)}" width="${round(box.width)}" height="${round(box.height)}" rx="${radius(style, box)}" fill="${colour}"/>`;
  }
  if (at.x > 0) yield* rules(style, at, box);
  for (const child of element.childNodes) {
    if (child instanceof Text) yield* words(child, style, origin);
    else if (child instanceof Element) yield* marksOf(child, origin, size);
  }
}

/** Hairlines above and below, such as those between rows or the stroke of a legend. */
function* rules(style: CSSStyleDeclaration, at: { x: number; y: number }, box: DOMRect): Generator<string> {
  const sides = [
    { width: Number.parseFloat(style.borderTopWidth), colour: style.borderTopColor, y: at.y },
    { width: Number.parseFloat(style.borderBottomWidth), colour: style.borderBottomColor, y: at.y + box.height },
  ];
  const dashes = style.borderTopStyle === 'dashed' ? ' stroke-dasharray="4 3"' : '';
  for (const { width, colour, y } of sides) {
    if (!(width > 0) || box.width === 0) continue;
    const ends = `x1="${round(at.x)}" x2="${round(at.x + box.width)}" y1="${round(y)}" y2="${round(y)}"`;
    yield `<line ${ends} stroke="${plainColour(colour)}" stroke-width="${width}"${dashes}/>`;
  }
}

function grow(size: Size, right: number, bottom: number): void {
  size.width = Math.max(size.width, right);
  size.height = Math.max(size.height, bottom);
}

function* words(text: Text, style: CSSStyleDeclaration, origin: DOMRect): Generator<string> {
  const shown = text.data.trim();
  if (shown === '') return;
  for (const line of lines(text)) {
    const x = round(line.box.x - origin.x);
    const y = round(line.box.y - origin.y + line.box.height * 0.79);
    const font = `font-size="${Number.parseFloat(style.fontSize)}" font-weight="${style.fontWeight}"`;
    const length = `textLength="${round(line.right - line.box.x)}"`;
    yield `<text x="${x}" y="${y}" ${font} ${length} fill="${plainColour(style.color)}">${escaped(line.text.trimEnd())}</text>`;
  }
}

interface Line {
  text: string;
  box: DOMRect;
  right: number;
}

/** A text as it was broken into lines on the screen. */
function lines(text: Text): Line[] {
  const found: Line[] = [];
  const range = document.createRange();
  for (const word of text.data.matchAll(/\S+\s*/g)) {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].trimEnd().length);
    const box = range.getBoundingClientRect();
    const last = found.at(-1);
    if (last && Math.abs(last.box.y - box.y) < 2) Object.assign(last, { text: last.text + word[0], right: box.right });
    else if (box.width > 0) found.push({ text: word[0], box, right: box.right });
  }
  return found;
}

function nested(svg: SVGSVGElement, at: { x: number; y: number }, box: DOMRect): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('x', round(at.x));
  copy.setAttribute('y', round(at.y));
  copy.setAttribute('width', round(box.width));
  copy.setAttribute('height', round(box.height));
  return new XMLSerializer().serializeToString(copy);
}

function image(canvas: HTMLCanvasElement, at: { x: number; y: number }, box: DOMRect): string {
  const place = `x="${round(at.x)}" y="${round(at.y)}" width="${round(box.width)}" height="${round(box.height)}"`;
  return `<image ${place} href="${canvas.toDataURL()}"/>`;
}

function radius(style: CSSStyleDeclaration, box: DOMRect): string {
  return round(Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, box.height / 2));
}

function round(value: number): string {
  return value.toFixed(1);
}

/** Text as it may stand in XML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** An SVG as a PNG, twice as fine as on the screen. */
export async function png(svg: string): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width * 2, picture.height * 2);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/png' });
}
