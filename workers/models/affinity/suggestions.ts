import type { Columns } from '../../contract.ts';
import type { Kind, Method } from './evaluate.ts';
import type { Purchases } from './purchases.ts';

/** A ranking for one customer. `score` and `because` are asked product by product; −1 is no reason. */
export interface List {
  readonly kind: Kind;
  readonly method: Method;
  readonly products: Int32Array;
  readonly score: (product: number) => number;
  readonly because: (product: number) => number;
}

/** Rows of `affinity_suggestions`, in columns of the largest possible size. */
export class Suggestions {
  #rows = 0;
  readonly #customer: Int32Array;
  readonly #kind: string[] = [];
  readonly #rank: Int32Array;
  readonly #product: Int32Array;
  readonly #score: Float64Array;
  readonly #because: Float64Array;
  readonly #method: string[] = [];

  constructor(
    readonly purchases: Purchases,
    most: number,
  ) {
    this.#customer = new Int32Array(most);
    this.#rank = new Int32Array(most);
    this.#product = new Int32Array(most);
    this.#score = new Float64Array(most);
    this.#because = new Float64Array(most);
  }

  add(customer: number, { kind, method, products: list, score, because }: List): void {
    const { customers, products } = this.purchases;
    list.forEach((product, place) => {
      const reason = because(product);
      this.#customer[this.#rows] = customers[customer]!;
      this.#kind.push(kind);
      this.#rank[this.#rows] = place + 1;
      this.#product[this.#rows] = products[product]!;
      this.#score[this.#rows] = score(product);
      this.#because[this.#rows] = reason < 0 ? NaN : products[reason]!;
      this.#method.push(method);
      this.#rows++;
    });
  }

  columns(): Columns {
    return {
      customer_key: this.#customer.slice(0, this.#rows),
      kind: this.#kind,
      rank: this.#rank.slice(0, this.#rows),
      product_key: this.#product.slice(0, this.#rows),
      score: this.#score.slice(0, this.#rows),
      because_key: this.#because.slice(0, this.#rows),
      method: this.#method,
    };
  }
}
