import * as m from '../../app/words/compiled/messages.js';
import type { View } from '../screen.ts';

export const view: View = {
  name: 'customers',
  order: 4,
  group: 'main',
  label: () => m.customers_label(),
  component: () => import('./Customers.svelte'),
};
