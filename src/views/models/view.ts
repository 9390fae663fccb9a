import * as m from '../../app/words/compiled/messages.js';
import type { View } from '../screen.ts';

export const view: View = {
  name: 'models',
  order: 8,
  group: 'main',
  label: () => m.models_label(),
  component: () => import('./Models.svelte'),
};
