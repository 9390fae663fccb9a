import type { Random } from './random.ts';

const firstNames =
  `Ada Alma Amir Anja Anna Arno Aylin Ben Bianca Boris Carla Celia Chloe Clara Dana Daniel Daria David Elena
Elif Elsa Emil Emma Enzo Erik Esra Eva Felix Fiona Finn Freya Gina Greta Hana Hanna Hugo Ida Ines Irma Ivan Jana Jonas Julia
Kai Karim Lara Lea Leo Lina Lucia Luis Maja Marco Maria Marta Max Mei Mila Nadia Nele Nico Nina Noah Nora Olga Oscar Paula
Pavel Pia Rana Rita Robin Rosa Ruben Sami Sara Selma Simon Sofia Sonja Tara Theo Tilda Tom Ulla Vera Viktor Wanda Yara Zoe`.split(
    /\s+/,
  );
const lastNames =
  `Abel Acker Almeida Bach Bailey Baker Barth Becker Bell Berg Blom Bosch Brandt Bruno Burke Carter Conti Costa
Cruz Dahl Dean Diaz Dietz Dubois Ebert Ellis Farah Faust Ferri Fischer Flynn Fuchs Gallo Garcia Graf Grant Greco Haas Hall
Hansen Hart Hayes Heinz Holm Horn Jansen Jung Kaya Keller Kern Klein Koch Kraus Lang Lehmann Leroy Lopez Lund Marino Martin
Maurer Meyer Moreau Moser Nagel Novak Olsen Ortiz Otto Palmer Perez Petit Pohl Ramos Reed Reyes Rossi Roth Sanchez Sauer
Schmidt Silva Stein Stone Tanaka Thoma Torres Vogel Wagner Walsh Weber Winter Wolf Young Zimmer`.split(/\s+/);
const countries = ['Germany', 'France', 'Italy', 'Spain', 'Netherlands', 'Austria'];
const countryWeights = [55, 14, 11, 8, 7, 5];

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly country: string;
  readonly consent: boolean;
}

/** Invented people with different addresses under example.com. */
export function peopleOf(random: Random, count: number): Person[] {
  const taken = new Map<string, number>();
  return Array.from({ length: count }, () => {
    const first = firstNames[random.below(firstNames.length)] ?? '';
    const last = lastNames[random.below(lastNames.length)] ?? '';
    const address = `${first}.${last}`.toLowerCase();
    const before = taken.get(address) ?? 0;
    taken.set(address, before + 1);
    return {
      name: `${first} ${last}`,
      email: `${address}${before === 0 ? '' : before + 1}@example.com`,
      country: countries[random.weighted(countryWeights)] ?? '',
      consent: random.uniform() < 0.7,
    };
  });
}
