// The address of a list may have been typed by hand.
import { pageFromQuery } from '@haopai/web-app/lists';
import { searchFromQuery } from './list-query';

describe('the address of a list', () => {
  it('holds the search, without space around it and no longer than the server takes', () => {
    expect(searchFromQuery(' 倒计时 ')).toBe('倒计时');
    expect(searchFromQuery(undefined)).toBe('');
    expect(searchFromQuery('x'.repeat(99))).toHaveLength(60);
  });

  it('holds the page; what is no page is the first', () => {
    expect(pageFromQuery('3')).toBe(3);
    for (const text of ['0', '-1', '1.5', 'x', '', '100001', undefined]) expect(pageFromQuery(text)).toBe(1);
  });
});
