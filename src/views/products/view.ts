import * as m from '../../app/words/compiled/messages.js';
import type { View } from '../screen.ts';

export const view: View = {
  name: 'products',
  order: 7,
  group: 'main',
  label: () => m.products_label(),
  component: () => import('./Products.svelte'),
};
