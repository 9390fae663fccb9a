/** What a tooltip says: a head, then names and values. `colour` is any CSS colour of the mark. */
export interface TipText {
  head: string;
  lines: readonly { name: string; value: string; colour?: string | undefined }[];
}

/** A tooltip as elements made of text nodes: what stands in a shop's file can never become markup. */
export function tipElement(tip: TipText): HTMLElement {
  const root = element('div', 'tip-body');
  root.append(element('strong', '', tip.head));
  for (const line of tip.lines) {
    const row = element('div', 'tip-line');
    const dot = element('i', '');
    dot.style.background = line.colour ?? 'transparent';
    row.append(dot, element('span', '', line.name), element('b', '', line.value));
    root.append(row);
  }
  return root;
}

/** The same as one sentence, for a screen reader. */
export function tipSentence(tip: TipText): string {
  return [tip.head, ...tip.lines.map((line) => `${line.name} ${line.value}`)].join(', ');
}

function element(tag: string, name: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  made.textContent = text;
  return made;
}
