export interface Product {
  readonly sku: string;
  readonly name: string;
  /** Position of its group in `groups`. */
  readonly group: number;
  readonly price: number;
  /** How much it sells within its group, by rank. */
  readonly popularity: number;
}

interface Group {
  readonly name: string;
  readonly code: string;
  readonly kinds: readonly string[];
  readonly things: readonly (readonly [string, number])[];
  /** Demand in each month of the year, January first. */
  readonly season: readonly number[];
}

const even = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
const winter = [1.3, 1.1, 0.9, 0.7, 0.6, 0.5, 0.5, 0.6, 0.9, 1.4, 2, 2.2];
const spring = [0.4, 0.8, 2, 2.6, 2.4, 1.6, 1.1, 0.9, 0.8, 0.5, 0.3, 0.3];

/** Eight tastes; a product is a kind of a thing. */
export const groups: readonly Group[] = [
  {
    name: 'Tea',
    code: 'TE',
    kinds: ['Green', 'Black', 'Jasmine', 'Rooibos', 'Mint'],
    things: [
      ['Tea 100 g', 6.5],
      ['Tea 250 g', 13.9],
      ['Tea bags', 4.9],
      ['Tea tin', 9.5],
      ['Tea sampler', 18],
    ],
    season: winter,
  },
  {
    name: 'Coffee',
    code: 'CO',
    kinds: ['House', 'Ethiopian', 'Colombian', 'Decaf', 'Dark'],
    things: [
      ['Coffee beans 250 g', 8.9],
      ['Coffee beans 1 kg', 28],
      ['Ground coffee', 8.5],
      ['Coffee capsules', 5.9],
      ['Coffee drip bags', 7.5],
    ],
    season: even,
  },
  {
    name: 'Kitchen',
    code: 'KI',
    kinds: ['Oak', 'Enamel', 'Stoneware', 'Bamboo', 'Steel'],
    things: [
      ['Mug', 12],
      ['Bowl', 16],
      ['Board', 24],
      ['Jar', 9],
      ['Spoon set', 14],
    ],
    season: [0.8, 0.8, 0.9, 1, 1, 1, 0.9, 0.9, 1, 1, 1.5, 1.9],
  },
  {
    name: 'Bath',
    code: 'BA',
    kinds: ['Lavender', 'Cedar', 'Citrus', 'Sea salt', 'Oat'],
    things: [
      ['Soap bar', 5.5],
      ['Bath salts', 11],
      ['Hand cream', 8],
      ['Body oil', 17],
      ['Shampoo bar', 9],
    ],
    season: even,
  },
  {
    name: 'Candles',
    code: 'CA',
    kinds: ['Vanilla', 'Fig', 'Amber', 'Pine', 'Linen'],
    things: [
      ['Candle small', 9],
      ['Candle large', 24],
      ['Tea lights', 7],
      ['Wax melts', 6],
      ['Diffuser', 29],
    ],
    season: winter,
  },
  {
    name: 'Paper',
    code: 'PA',
    kinds: ['Plain', 'Dotted', 'Lined', 'Floral', 'Marbled'],
    things: [
      ['Notebook', 11],
      ['Planner', 22],
      ['Card set', 8],
      ['Gift wrap', 6],
      ['Letter set', 13],
    ],
    season: [1.6, 0.9, 0.9, 0.9, 1, 0.9, 0.8, 1.3, 1.2, 0.9, 1.2, 1.6],
  },
  {
    name: 'Garden',
    code: 'GA',
    kinds: ['Herb', 'Wildflower', 'Tomato', 'Sunflower', 'Salad'],
    things: [
      ['Seeds', 3.5],
      ['Seed kit', 15],
      ['Planter', 26],
      ['Compost tabs', 7],
      ['Labels', 5],
    ],
    season: spring,
  },
  {
    name: 'Textiles',
    code: 'TX',
    kinds: ['Linen', 'Cotton', 'Wool', 'Striped', 'Waffle'],
    things: [
      ['Tea towel', 10],
      ['Throw', 59],
      ['Cushion cover', 25],
      ['Apron', 32],
      ['Napkins', 18],
    ],
    season: winter,
  },
];

/** The 200 products of the demo shop. */
export const products: readonly Product[] = groups.flatMap(({ kinds, things, code }, group) =>
  kinds.flatMap((kind, row) =>
    things.map(([thing, price], column) => ({
      sku: `${code}-${row + 1}${column + 1}`,
      name: `${kind} ${thing.charAt(0).toLowerCase()}${thing.slice(1)}`,
      group,
      price: Math.round(price * (1 + 0.08 * (row - 2)) * 20) / 20,
      popularity: 1 / (1 + ((row * 7 + column * 3) % 25)) ** 0.8,
    })),
  ),
);
