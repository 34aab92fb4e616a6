// The numbers of an article are called by a press, each once, and nothing else of it changes.
import { linkNumbers } from './numbers-in-text';

describe('the telephone numbers of an article', () => {
  it('are links that call them, but for those that are links or code already', () => {
    const text = document.createElement('div');
    text.innerHTML =
      '<p>请拨 0579-8888-0000，或<strong>13800138000</strong>。</p><p><a href="/contact">0579-1111-0000</a> <code>0579-2222-0000</code></p>';
    const words = text.textContent;
    linkNumbers(text);
    linkNumbers(text);
    expect(Array.from(text.querySelectorAll('a'), (link) => link.getAttribute('href'))).toEqual([
      'tel:057988880000',
      'tel:13800138000',
      '/contact',
    ]);
    expect(text.textContent).toBe(words);
  });
});
