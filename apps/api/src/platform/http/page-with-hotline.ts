// A page of the portal with the office's telephone number in it: who has the page knows whom to call when nothing else is answered.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { telephoneAddress } from '@haopai/rules';
import type { RequestHandler } from 'express';
import { escapeHtml } from './dev-pages';
import { type Encoding, encodingWanted } from './precompressed-files';

/** As `index.html` has it for its scripts, however the build writes its end. */
const META = /(?<=<meta name="haopai-hotline" content=")(?=")/g;
/** As `offline.html` has it, which has no script: a link to nobody. */
const LINK = /(?<= data-hotline href=")tel:">(?=<\/a>)/g;

interface Edition {
  readonly hotline: string;
  readonly bodies: Readonly<Record<Encoding | 'plain', Buffer>>;
}

export class PageWithHotline {
  private readonly page: string;
  private readonly hasPlace: boolean;
  private edition: Edition | null = null;

  /** `hotline` is empty while none is known. */
  constructor(
    path: string,
    private readonly hotline: () => string,
  ) {
    this.page = readFileSync(path, 'utf8');
    this.hasPlace = [META, LINK].some((place) => this.page.search(place) >= 0);
  }

  /** Whoever comes next sends the page as it is where it has no place for a number, or nobody knows one. */
  readonly send: RequestHandler = (request, response, next) => {
    const hotline = this.hotline();
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || hotline === '' || !this.hasPlace) {
      next();
      return;
    }
    const encoding = encodingWanted(request);
    const { bodies } = this.editionWith(hotline);
    response.vary('Accept-Encoding').type('html').setHeader('Cache-Control', 'no-cache');
    if (encoding !== null) response.setHeader('Content-Encoding', encoding);
    response.send(bodies[encoding ?? 'plain']);
  };

  /** Compressed once for a number: two kilobytes. */
  private editionWith(hotline: string): Edition {
    if (this.edition?.hotline === hotline) return this.edition;
    const shown = escapeHtml(hotline);
    const text = this.page
      .replace(META, () => shown)
      .replace(LINK, () => `${telephoneAddress(hotline)}">${shown}`);
    const bodies = { plain: Buffer.from(text), br: brotliCompressSync(text), gzip: gzipSync(text) };
    this.edition = { hotline, bodies };
    return this.edition;
  }
}
