import * as m from '../../app/words/compiled/messages.js';
import type { View } from '../screen.ts';

export const view: View = {
  name: 'segments',
  order: 2,
  group: 'main',
  label: () => m.segments_label(),
  component: () => import('./Segments.svelte'),
};
