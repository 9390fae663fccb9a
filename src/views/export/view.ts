import * as m from '../../app/words/compiled/messages.js';
import type { View } from '../screen.ts';

export const view: View = {
  name: 'export',
  order: 13,
  group: 'shop',
  label: () => m.export_label(),
  component: () => import('./Export.svelte'),
};
