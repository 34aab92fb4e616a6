// Pictures of the manual stand among the text, each with its words and its size; what has no file is left out.
import { blocksOf } from './article-blocks';

const SIZES = { zh: { home: [1_120, 700], 'phone-bid': [360, 740], 'phone-board': [360, 740] } };
const img = (name: string): string => `<img src="/manual/zh/${name}.jpg" alt="${name} 的图" />`;
const picture = (name: string, widthPx: number, heightPx: number) => ({
  ...{ address: `/manual/zh/${name}.jpg`, words: `${name} 的图`, widthPx, heightPx },
});

describe('a part of an article', () => {
  it('is text, pictures, text', () => {
    expect(blocksOf(`<p>a</p><p>${img('home')}</p>\n<p>b</p><ul><li>c</li></ul>`, SIZES)).toEqual([
      { kind: 'text', html: '<p>a</p>' },
      { kind: 'pictures', pictures: [picture('home', 1_120, 700)] },
      { kind: 'text', html: '<p>b</p><ul><li>c</li></ul>' },
    ]);
  });

  it('has two pictures of one paragraph together', () => {
    expect(blocksOf(`<p>${img('phone-board')} ${img('phone-bid')}</p>`, SIZES)).toEqual([
      { kind: 'pictures', pictures: [picture('phone-board', 360, 740), picture('phone-bid', 360, 740)] },
    ]);
  });

  it('leaves out pictures that this release does not have, and leaves those of editors where they are', () => {
    const own = '<p><img src="/api/v1/pictures/0.png" alt="a"></p>';
    expect(blocksOf(`<p>a</p><p>${img('gone')}</p>${own}`, SIZES)).toEqual([
      { kind: 'text', html: `<p>a</p>${own}` },
    ]);
    expect(blocksOf('', SIZES)).toEqual([]);
  });
});
