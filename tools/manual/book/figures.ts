// The pictures of a guide as figures of the book: the guide names them where they belong (`/manual/<language>/<name>.jpg`), the album has them.
import type { Album } from '../camera';
import type { ManualWords } from '../words/manual-words';

/** Two pictures of phones beside each other share a line. */
const PHONE_PREFIX = 'phone-';
/** Narrower windows are shown smaller. */
const DESKTOP_MIN_PX = 1_000;
const PICTURE = /<img src="\/manual\/[a-z]+\/([a-z-]+)\.jpg" alt="([^"]*)" \/>/g;
const PARAGRAPH = new RegExp(`<p>\\s*(?:${PICTURE.source}\\s*)+</p>`, 'g');

export class FigureWriter {
  private readonly shown = new Set<string>();

  constructor(
    private readonly album: Album,
    private readonly words: ManualWords,
  ) {}

  /** `html` is of a guide, sanitised by the site, which writes quotes in an alternative text as entities. */
  write(html: string): string {
    return html.replace(PARAGRAPH, (paragraph) => {
      const pictures = [...paragraph.matchAll(PICTURE)].map(([, name = '', caption = '']) => ({
        name,
        caption,
      }));
      const figures = pictures.map(({ name, caption }) => this.one(name, caption)).join('');
      return pictures.every(({ name }) => name.startsWith(PHONE_PREFIX))
        ? `<div class="phones">${figures}</div>`
        : figures;
    });
  }

  /** At the end of the book. */
  requireAllShown(): void {
    for (const name of this.album.keys())
      if (!this.shown.has(name)) throw new Error(`the picture ${name} is shown nowhere`);
  }

  private one(name: string, caption: string): string {
    const picture = this.album.get(name);
    if (picture === undefined) throw new Error(`nobody took the picture ${name}`);
    if (caption === '') throw new Error(`the picture ${name} says nothing to who does not see it`);
    this.shown.add(name);
    const { jpeg, widthPx, heightPx } = picture;
    const kind = widthPx < DESKTOP_MIN_PX ? ' class="tablet"' : '';
    return `<figure${kind}><img width="${widthPx}" height="${heightPx}" alt="${caption}"
src="data:image/jpeg;base64,${jpeg.toString('base64')}"><figcaption><b>${this.words.figure(this.shown.size)}</b> ${caption}</figcaption></figure>`;
  }
}
