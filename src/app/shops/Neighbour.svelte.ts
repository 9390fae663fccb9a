import { lockOf } from '../../engine/store.ts';
import { listen, released } from '../../engine/tabs.ts';

/** The tab that keeps the shop of which this tab shows a copy. */
export class Neighbour {
  /** Whether the shop has changed there since it was copied. */
  changed = $state(false);
  /** Whether that tab has let go of the shop. */
  gone = $state(false);

  /** `file` is the shop's on disk. */
  constructor(file: string) {
    listen(lockOf(file), () => (this.changed = true));
    void released(lockOf(file)).then(() => (this.gone = true));
  }
}
