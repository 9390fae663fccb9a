import * as m from '../../app/words/compiled/messages.js';
import type { View } from '../screen.ts';

export const view: View = {
  name: 'privacy',
  order: 14,
  group: 'shop',
  label: () => m.privacy_label(),
  worksEmpty: true,
  component: () => import('./Privacy.svelte'),
};
