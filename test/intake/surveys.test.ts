import * as fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { setPseudonyms } from '../../src/intake/pseudonyms.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import { orders } from '../fixtures/kinds.ts';
import { surveys } from '../fixtures/surveys.ts';
import { emptyShop, importAll, importFacts } from '../sql/shop.ts';
import { text } from './shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
const empty = async (): Promise<void> => {
  for (const table of intakeTables) await database.rows(`DELETE FROM ${table}`);
};
beforeEach(empty);

const read = (...contents: string[]) =>
  importAll(
    database,
    contents.map((content, at) => text(`${at}.csv`, content)),
  );
const answers = (person: string) =>
  database.rows<{ question: string; answer: string; answered_on: string | null }>(
    `SELECT question, answer, answered_on FROM answers JOIN customers USING (customer_key)
     WHERE customers.customer_id = $1 ORDER BY place`,
    [person],
  );

describe('surveys', () => {
  it.each(surveys)('of $name are read without a question, and meet the buyers', async (survey) => {
    await read(orders, survey.text);
    const [, source] = await database.rows('SELECT kind, loaded, rejected FROM sources ORDER BY source_key');
    expect(source).toEqual({ kind: 'surveys', loaded: survey.loaded, rejected: survey.rejected });
    const ann = await answers('ann@x.de');
    expect(Object.fromEntries(ann.map(({ question, answer }) => [question, answer]))).toEqual(survey.ann);
    expect(new Set(ann.map(({ answered_on }) => answered_on))).toEqual(new Set([survey.day]));
  });

  it('are met by order number where nobody is named', async () => {
    await read(orders, surveys.at(-1)!.text);
    expect(await answers('bo@x.de')).toMatchObject([{ answer: '6' }]);
    expect(await database.rows('SELECT joined_by, rows, matched FROM matches ORDER BY ALL')).toEqual([
      { joined_by: 'customer', rows: 2, matched: 2 },
      { joined_by: 'order', rows: 3, matched: 3 },
    ]);
  });

  it('count the last answer of each person, whichever file it stands in', async () => {
    const survey = (day: string, score: string) => `Email,Submitted at,Happy?,Why?\nann@x.de,${day},${score},so\n`;
    await read(orders, survey('2026-05-02', '9'), survey('2026-05-01', '3'));
    expect(await answers('ann@x.de')).toMatchObject([
      { question: 'Happy?', answer: '9', answered_on: '2026-05-02' },
      { question: 'Why?', answer: 'so' },
    ]);
  });

  it('tell a stranger, whose number may be one of ours, from every customer', async () => {
    await read(orders, 'Customer ID,Email,Happy?,Why?\n,ann@x.de,9,a\n1,,1,b\n2,,2,c\n1,,3,d\n');
    expect(await answers('ann@x.de')).toMatchObject([{ answer: '9' }, { answer: 'a' }]);
    expect(
      await database.rows(`SELECT person_id, customer_key, answer FROM answers WHERE question = 'Happy?' ORDER BY ALL`),
    ).toEqual([
      { person_id: '1', customer_key: null, answer: '3' },
      { person_id: '2', customer_key: null, answer: '2' },
      { person_id: 'ann@x.de', customer_key: 1, answer: '9' },
    ]);
  });

  it('never make a question text of SQL, nor lose one that looks like it', async () => {
    const odd = [`it's '||(SELECT 1)--?`, '"; DROP TABLE orders; ?', '<img src=x onerror=alert(1)>?', '__proto__?'];
    const header = ['email', ...odd].map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
    await read(orders, `${header}\nann@x.de,a,b,c,d\n`);
    expect((await answers('ann@x.de')).map(({ question }) => question)).toEqual(odd);
  });

  it('strike out addresses in answers where names are pseudonyms', async () => {
    await setPseudonyms(database, true);
    await read(`Email,How did you hear of us?,Who may we ask?\nann@x.de,a friend,bo@x.de please\n`, orders);
    await setPseudonyms(database, false);
    expect(await database.rows('SELECT answer FROM answers ORDER BY place')).toEqual([
      { answer: 'a friend' },
      { answer: '*** please' },
    ]);
  });

  it('keep every answer, whatever was answered and however many questions there are', async () => {
    const cell = fc.constantFrom('', 'yes', '=1+1', 'a, b', '"so" she said', '两\n行', "it's; {x}", '[1]');
    const wide = { unit: fc.array(cell, { minLength: 3, maxLength: 3 }), rows: { minLength: 1, maxLength: 12 } };
    await fc.assert(
      fc.asyncProperty(fc.array(wide.unit, wide.rows), async (rows) => {
        await empty();
        const quoted = rows.map((cells, at) =>
          [`p${at}@x.de`, ...cells].map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
        );
        await importFacts(database, [text('survey.csv', `email,Who?,What?,Why?\n${quoted.join('\n')}\n`)]);
        const kept = await database.rows<{ answers: string }>(
          'SELECT string_agg(part.answer, chr(1) ORDER BY line, place) AS answers FROM (SELECT line, unnest(answers) AS part, generate_subscripts(answers, 1) AS place FROM incoming_surveys)',
        );
        expect(kept[0]?.answers ?? '').toBe(
          rows
            .flat()
            .filter((answer) => answer !== '')
            .join('\u0001'),
        );
      }),
      { numRuns: 25, seed: 3 },
    );
    await empty();
    const many = Array.from({ length: 5000 }, (_, at) => at);
    await read(orders, `email,${many.map((at) => `Q${at}?`).join(',')}\nann@x.de,${many.join(',')}\n`);
    expect(
      await database.rows('SELECT count(*)::INTEGER AS n, sum(answer::INTEGER)::INTEGER AS sum FROM answers'),
    ).toEqual([{ n: 5000, sum: (4999 * 5000) / 2 }]);
  });

  it('take a column without a name for more of the question before it, and for nothing beside an e-mail', async () => {
    await read(orders, 'Email,,Happy?,,Why?\nann@x.de,secret,yes,very,so\n');
    expect(await answers('ann@x.de')).toMatchObject([
      { question: 'Happy?', answer: 'yes; very' },
      { question: 'Why?', answer: 'so' },
    ]);
  });

  it('leave files alone that only ask in passing', async () => {
    await read(orders, 'email,name,postcode,Accepts Marketing?\nann@x.de,Ann,50667,yes\n');
    expect(await database.rows('SELECT kind FROM sources ORDER BY source_key')).toEqual([
      { kind: 'orders' },
      { kind: 'customers' },
    ]);
  });
});

describe('answers', () => {
  /** Forty buyers: those who answer "gift" buy once, the others twice. */
  const people = Array.from({ length: 40 }, (_, at) => at);
  const shop = [
    'order_id,order_date,email,product_name,quantity,unit_price',
    ...people.flatMap((at) => [
      `a${at},2026-01-0${1 + (at % 9)},p${at}@x.de,Mug,1,10`,
      ...(at % 2 === 0 ? [] : [`b${at},2026-02-0${1 + (at % 9)},p${at}@x.de,Mug,1,${at}`]),
    ]),
    '',
  ].join('\n');
  const survey = [
    'email,What for?,How old are you?,Which teas?,Tell us more?',
    ...people.map(
      (at) =>
        `p${at}@x.de,${at % 2 ? 'myself' : 'gift'},${20 + at},${['green', 'black', '"green, black"'][at % 3]},text ${at}`,
    ),
    '',
  ].join('\n');

  it('are told apart by what they look like', async () => {
    await read(shop, survey);
    expect(await database.rows('SELECT form, people, customers, answers FROM questions ORDER BY place')).toEqual([
      { form: 'choice', people: 40, customers: 40, answers: 2 },
      { form: 'number', people: 40, customers: 40, answers: 40 },
      { form: 'several', people: 40, customers: 40, answers: 2 },
      { form: 'text', people: 40, customers: 40, answers: 40 },
    ]);
  });

  it('make groups with their figures, and say which differ beyond chance', async () => {
    await read(shop, survey);
    const groups = await database.rows('FROM answer_groups ORDER BY place, position');
    expect(groups.filter(({ question }) => question === 'What for?')).toMatchObject([
      { choice: 'gift', customers: 20, share: 0.5, repeat_customers: 0, repeat_share: 0, differs: true, revenue: 200 },
      { choice: 'myself', customers: 20, repeat_customers: 20, repeat_share: 1, differs: true, revenue: 600 },
    ]);
    // Wilson: 0 of 20 gives 0 to 16.1 %.
    expect(groups[0]).toMatchObject({ low: expect.closeTo(0, 9) as number, high: expect.closeTo(0.1611, 4) as number });
    expect(groups.filter(({ question }) => question === 'How old are you?')).toMatchObject([
      { choice: '20–29', customers: 10, repeat_share: 0.5, differs: false },
      { choice: '30–39', customers: 10 },
      { choice: '40–49', customers: 10 },
      { choice: '50–59', customers: 10 },
    ]);
  });
});
