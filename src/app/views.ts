import type { View } from '../views/screen.ts';

/** Every screen, in the order of the menu. A folder `views/<name>/view.ts` adds one. */
export const views: readonly View[] = Object.values(
  import.meta.glob<View>('../views/*/view.ts', { eager: true, import: 'view' }),
).toSorted((a, b) => Number(a.group === 'shop') - Number(b.group === 'shop') || a.order - b.order);
