import * as m from '../app/words/compiled/messages.js';
import { createContext } from 'svelte';
import { formatFor } from '../ui/format.ts';
import { provideKit, type Kit, type Words } from '../ui/kit.ts';
import type { Screen } from './screen.ts';

const [useScreen, provideScreen] = createContext<Screen>();
export { useScreen };

/**
 * Gives the parts of a screen the `Screen` itself (`useScreen`), and the ui kit its words, formats and way to save.
 * Called once, while the root of a screen initialises.
 */
export function equip(given: () => Screen): { screen: Screen; kit: Kit } {
  const screen = provideScreen(given());
  const kit: Kit = {
    words: words(),
    get format() {
      return formatFor(screen.locale, screen.currency);
    },
    save: (name, content) => screen.saveFile(name, content),
  };
  return { screen, kit: provideKit(kit) };
}

function words(): Words {
  return {
    menu: m.ui_menu(),
    showTable: m.ui_show_table(),
    showChart: m.ui_show_chart(),
    png: m.ui_png(),
    svg: m.ui_svg(),
    csv: m.ui_csv(),
    sql: m.ui_sql(),
    sqlHint: m.ui_sql_hint(),
    copy: m.ui_copy(),
    copied: m.ui_copied(),
    close: m.ui_close(),
    previous: m.ui_previous(),
    next: m.ui_next(),
    loading: m.ui_loading(),
    clear: m.ui_clear(),
    rows: (from, to, total) => m.ui_rows({ from, to, total }),
    firstRows: (count) => m.ui_first_rows({ count }),
  };
}
