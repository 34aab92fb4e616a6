// A search that finds nothing proves something only if it would have found it.
import { keepPrivate, privateFactsIn } from './private-facts';

describe('privateFactsIn', () => {
  keepPrivate('卫静之', '13957900001', '482915', 'quiet herons 7');

  it.each([
    ['as it is', '{"name":"卫静之"}', '卫静之'],
    ['in an address', '/accounts/%E5%8D%AB%E9%9D%99%E4%B9%8B', '卫静之'],
    ['in JSON that escapes', '{"name":"\\u536b\\u9759\\u4e4b"}', '卫静之'],
    ['in a query', '?q=quiet%20herons%207', 'quiet herons 7'],
    ['between digits and words', 'mobile=13957900001,', '13957900001'],
    ['as a code', 'code: 482915', '482915'],
  ])('finds a fact %s', (_, text, fact) => {
    expect(privateFactsIn(text)).toEqual([fact]);
  });

  it.each(['a1482915b', '13957900002', '1764062482915', '卫 静 之'])('takes %s for none', (text) => {
    expect(privateFactsIn(text)).toEqual([]);
  });
});
