/** A report as one HTML file: no script, nothing fetched, readable on paper and by a screen reader. */

export interface Cell {
  readonly text: string;
  /** 0 to 1: a bar behind the figure. */
  readonly bar?: number;
}

export interface Section {
  readonly title: string;
  /** What the figures are, and what was left out. */
  readonly notes: readonly string[];
  readonly heads: readonly string[];
  /** The first cell of each row is its name. */
  readonly rows: readonly (readonly (string | Cell)[])[];
}

export interface Report {
  readonly language: string;
  readonly title: string;
  readonly text: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly Section[];
  readonly foot: readonly string[];
}

const policy = "default-src 'none'; style-src 'unsafe-inline'";

const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --dim: #5c636b; --line: #e3e1da; --ground: #fbfaf6; --bar: #cfeadd; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e9ea; --dim: #9aa1a9; --line: #2c3036; --ground: #111315; --bar: #1c4435; }
}
* { box-sizing: border-box; margin: 0; }
body { max-width: 880px; margin: 0 auto; padding: 40px 24px 64px; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', sans-serif; }
h1 { font-size: 28px; line-height: 1.2; }
h2 { font-size: 17px; }
p { max-width: 74ch; color: var(--dim); }
header p { margin-top: 8px; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 16px 24px; margin: 28px 0; }
dt { color: var(--dim); font-size: 13px; }
dd { font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums; }
section { margin-top: 36px; break-inside: avoid; }
[role='group'] { overflow-x: auto; }
table { width: 100%; margin-top: 12px; border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 10px; border-top: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child { min-width: 7em; padding-left: 0; text-align: left; white-space: normal; }
thead th { border-top: 0; color: var(--dim); font-weight: 500; vertical-align: bottom; }
tbody th { font-weight: 500; }
footer { margin-top: 40px; padding-top: 16px; border-top: 1px solid var(--line); font-size: 13px; }
@media print { body { max-width: none; padding: 0; } }
`;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Text of a shop as text of HTML, in elements and attributes. */
export const asHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

function cellHtml(cell: string | Cell): string {
  const { text, bar } = typeof cell === 'string' ? { text: cell } : cell;
  if (bar === undefined) return `<td>${asHtml(text)}</td>`;
  const share = `${Math.round(Math.max(0, Math.min(1, bar)) * 100)}%`;
  return `<td style="background: linear-gradient(to left, var(--bar) ${share}, transparent ${share})">${asHtml(text)}</td>`;
}

function rowHtml([name = '', ...cells]: readonly (string | Cell)[]): string {
  const text = typeof name === 'string' ? name : name.text;
  return `<tr><th scope="row">${asHtml(text)}</th>${cells.map(cellHtml).join('')}</tr>`;
}

const paragraph = (text: string): string => `<p>${asHtml(text)}</p>`;

function sectionHtml({ title, notes, heads, rows }: Section): string {
  const head = heads.map((text) => `<th scope="col">${asHtml(text)}</th>`).join('');
  return `<section><h2>${asHtml(title)}</h2>${notes.map(paragraph).join('')}
<div role="group" aria-label="${asHtml(title)}" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>
${rows.map(rowHtml).join('\n')}
</tbody></table></div></section>`;
}

export function reportHtml({ language, title, text, facts, sections, foot }: Report): string {
  const terms = facts.map(({ label, value }) => `<div><dt>${asHtml(label)}</dt><dd>${asHtml(value)}</dd></div>`);
  return `<!doctype html>
<html lang="${asHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${asHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${asHtml(title)}</h1>${paragraph(text)}</header>
<main>
<dl>${terms.join('')}</dl>
${sections
  .filter(({ rows }) => rows.length > 0)
  .map(sectionHtml)
  .join('\n')}
</main>
<footer>${foot.map(paragraph).join('')}</footer>
</body>
</html>
`;
}
