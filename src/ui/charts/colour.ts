const known = new Map<string, string>();
let canvas: OffscreenCanvasRenderingContext2D | null = null;

/** Any CSS colour as `#rrggbb` or `rgba(…)`, which chart libraries and other programs can read. */
export function plainColour(colour: string): string {
  const found = known.get(colour);
  if (found !== undefined) return found;
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!canvas) return colour;
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = canvas.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
  const plain = alpha === 255 ? `#${hex}` : `rgba(${red},${green},${blue},${(alpha / 255).toFixed(3)})`;
  known.set(colour, plain);
  return plain;
}

/** The colour of a token such as `--ink` in the theme that holds at this element, now. Each is looked up once. */
export function tokensAt(element: HTMLElement): (token: string) => string {
  const probe = document.createElement('span');
  const seen = new Map<string, string>();
  probe.style.display = 'none';
  return (token) => {
    const found = seen.get(token);
    if (found !== undefined) return found;
    probe.style.color = `var(${token})`;
    element.append(probe);
    const colour = plainColour(getComputedStyle(probe).color);
    probe.remove();
    seen.set(token, colour);
    return colour;
  };
}

/** Calls back whenever the theme changes, by the switch or by the system. Returns what ends that. */
export function onTheme(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}
