// Which page goes to paper, by the address that the window shows.
import { expect, test } from 'vitest';
import { shownPage } from '../../src/main/guard.ts';

const id = '01968a2e-1111-7000-8000-00000000dead';

test.each([
  ['app://intyga/', '/', null],
  ['app://intyga/#/', '/', null],
  ['app://intyga/#/deltagare', '/deltagare', null],
  [`app://intyga/#/deltagare/${id}`, `/deltagare/${id}`, id],
  [`app://intyga/#/intyg/${id}/ersatt`, `/intyg/${id}/ersatt`, id],
  ['app://intyga/#/%', '/%', null],
  [`app://intyga/#/${'x'.repeat(500)}`, `/${'x'.repeat(198)}`, null],
])('%s', (address, page, whose) => {
  expect(shownPage(address)).toEqual({ page, id: whose });
});
