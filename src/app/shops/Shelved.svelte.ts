import type { Problem } from '../../problem.ts';
import { clearedShelf, keepFor } from './keeping.ts';
import * as shelves from './shelf.ts';

/** The shops that this browser keeps, by their entries, and which of them is open. */
export class Shelved {
  entries = $state.raw<readonly shelves.Entry[]>([]);
  /** The shop that is open; null where it is in memory only. */
  current = $state.raw<shelves.Entry | null>(null);
  #expired: Problem | null = null;

  async rename(name: string): Promise<void> {
    const id = this.current?.id;
    this.#show(
      await shelves.changeShelf((shelf) => ({
        ...shelf,
        shops: shelf.shops.map((shop) => (shop.id === id ? { ...shop, name } : shop)),
      })),
    );
  }

  /** Sets how many days the present shop may stay unopened before it goes by itself; null: as many as one likes. */
  async keepFor(days: number | null): Promise<void> {
    if (this.current) this.#show(await keepFor(this.current, days));
  }

  /** What is to be told of shops that went by themselves, once. */
  takeExpired(): Problem | null {
    const expired = this.#expired;
    this.#expired = null;
    return expired;
  }

  /** The shelf as the page begins, once those shops are gone that were not to be kept any longer. */
  protected async cleared(): Promise<shelves.Shelf> {
    const { shelf, expired } = await clearedShelf();
    this.#expired = expired;
    this.entries = shelf.shops;
    return shelf;
  }

  #show({ shops }: shelves.Shelf): void {
    this.entries = shops;
    this.current = shops.find(({ id }) => id === this.current?.id) ?? null;
  }
}
