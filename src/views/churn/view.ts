import * as m from '../../app/words/compiled/messages.js';
import type { View } from '../screen.ts';

export const view: View = {
  name: 'churn',
  order: 5,
  group: 'main',
  label: () => m.churn_label(),
  component: () => import('./Churn.svelte'),
};
