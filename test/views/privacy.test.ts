import { expect, it } from 'vitest';
import { sorted } from '../../src/views/privacy/requests.ts';

it('counts our own requests and names every foreign one', () => {
  const origin = 'https://shop.example';
  const addresses = [`${origin}/`, `${origin}/assets/a.js`, 'blob:https://shop.example/1', 'data:text/plain,1'];
  expect(sorted(addresses, origin)).toEqual({ own: 2, foreign: [] });
  expect(sorted([...addresses, 'https://cdn.example/x.js'], origin)).toEqual({
    own: 2,
    foreign: ['https://cdn.example/x.js'],
  });
});
