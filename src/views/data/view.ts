import * as m from '../../app/words/compiled/messages.js';
import type { View } from '../screen.ts';

export const view: View = {
  name: 'data',
  order: 11,
  group: 'shop',
  label: () => m.data_label(),
  component: () => import('./Data.svelte'),
};
