// An article's table of contents follows its headings.
import { splitArticle } from './article-parts';

describe('an article', () => {
  it('is cut at its headings; what stands before the first is a part without one', () => {
    expect(
      splitArticle('<p>a</p>\n<h2>一 <em>二</em></h2>\n<p>b</p><ul><li>c</li></ul><h2>三</h2><p>d</p>'),
    ).toEqual([
      { id: 'part-0', heading: null, html: '<p>a</p>' },
      { id: 'part-1', heading: '一 二', html: '<p>b</p><ul><li>c</li></ul>' },
      { id: 'part-2', heading: '三', html: '<p>d</p>' },
    ]);
  });

  it('may begin with a heading, have none, or be empty', () => {
    expect(splitArticle('<h2>a</h2><p>b</p>')).toEqual([{ id: 'part-1', heading: 'a', html: '<p>b</p>' }]);
    expect(splitArticle('<p>b</p>')).toEqual([{ id: 'part-0', heading: null, html: '<p>b</p>' }]);
    expect(splitArticle('')).toEqual([]);
  });
});
