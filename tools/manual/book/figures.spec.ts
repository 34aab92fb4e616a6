// A picture of a guide is a figure of the book where the guide has it, numbered, with its words under it; none is missing, none left over.
import type { Picture } from '../camera';
import { MANUAL_WORDS } from '../words';
import { FigureWriter } from './figures';

const picture = (widthPx: number): Picture => ({ jpeg: Buffer.from('jpeg'), widthPx, heightPx: 500 });
const named = (name: string, caption = name): string =>
  `<img src="/manual/en/${name}.jpg" alt="${caption}" />`;

function writerOf(...names: readonly string[]): FigureWriter {
  return new FigureWriter(new Map(names.map((name) => [name, picture(1_120)])), MANUAL_WORDS.en);
}

describe('the figures of the book', () => {
  it('stand where the guide has its pictures, with their words', () => {
    const html = writerOf('home').write(
      `<p>Before.</p><p>${named('home', 'The home page')}</p><p>After.</p>`,
    );
    expect(html).toMatch(/^<p>Before\.<\/p><figure><img width="1120" height="500" alt="The home page"/);
    expect(html).toMatch(/<b>Figure 1<\/b> The home page<\/figcaption><\/figure><p>After\.<\/p>$/);
    expect(html).toContain(`base64,${Buffer.from('jpeg').toString('base64')}`);
  });

  it('are numbered through the book, and phones stand side by side', () => {
    const figures = writerOf('home', 'phone-board', 'phone-bid');
    figures.write(`<p>${named('home')}</p>`);
    const html = figures.write(`<p>${named('phone-board')} ${named('phone-bid')}</p>`);
    expect(html).toMatch(/^<div class="phones"><figure>.*Figure 2.*<figure>[^]*Figure 3.*<\/div>$/s);
    expect(() => figures.requireAllShown()).not.toThrow();
  });

  it('are refused when nobody took one, when one says nothing, and when one is shown nowhere', () => {
    const figures = writerOf('home', 'board');
    expect(() => figures.write(`<p>${named('result')}</p>`)).toThrow('nobody took the picture result');
    expect(() => figures.write(`<p>${named('board', '')}</p>`)).toThrow('board says nothing');
    figures.write(`<p>${named('home')}</p>`);
    expect(() => figures.requireAllShown()).toThrow('the picture board is shown nowhere');
  });
});
