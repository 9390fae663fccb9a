import * as m from '../../app/words/compiled/messages.js';
import type { View } from '../screen.ts';

export const view: View = {
  name: 'overview',
  order: 1,
  group: 'main',
  label: () => m.overview_label(),
  component: () => import('./Overview.svelte'),
};
