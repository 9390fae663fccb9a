import * as m from '../../app/words/compiled/messages.js';
import type { View } from '../screen.ts';

export const view: View = {
  name: 'retention',
  order: 3,
  group: 'main',
  label: () => m.retention_label(),
  component: () => import('./Retention.svelte'),
};
