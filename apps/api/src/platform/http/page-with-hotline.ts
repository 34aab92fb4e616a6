// A page of the portal with what the office says of itself in it: who has the page knows whom to call, and where to go, when nothing else is answered.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { ContactView } from '@haopai/contracts';
import {
  DEFAULT_LANGUAGE,
  type InEachLanguage,
  LANGUAGE_TAGS,
  LANGUAGES,
  telephoneAddress,
} from '@haopai/rules';
import type { RequestHandler } from 'express';
import { escapeHtml } from './dev-pages';
import { type Encoding, encodingWanted } from './precompressed-files';

/** As `index.html` has it for its scripts, however the build writes its end. */
const META = /(?<=<meta name="haopai-hotline" content=")(?=")/g;
/** As pages without a script have it: a link to nobody. */
const LINK = /(?<= data-hotline href=")tel:">(?=<\/a>)/g;
/** As `old-browser.html` has it, for whoever cannot come to the page of contacts. */
const FACT = /(?<= lang="([\w-]+)" data-office="(address|hours)">)(?=<)/g;

/** What the office has written of itself, of which pages carry a part. */
export type Office = InEachLanguage<Pick<ContactView, 'hotline' | 'address' | 'hours'>>;

interface Edition {
  readonly office: Office;
  readonly bodies: Readonly<Record<Encoding | 'plain', Buffer>>;
}

export class PageWithHotline {
  private readonly page: string;
  private readonly hasPlace: boolean;
  private edition: Edition | null = null;

  /** `office` is null while nothing is known, and the same object as long as nothing in it has changed. */
  constructor(
    path: string,
    private readonly office: () => Office | null,
  ) {
    this.page = readFileSync(path, 'utf8');
    this.hasPlace = [META, LINK, FACT].some((place) => this.page.search(place) >= 0);
  }

  /** Whoever comes next sends the page as it is where it has no place for a number, or nobody knows one. */
  readonly send: RequestHandler = (request, response, next) => {
    const office = this.office();
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || office === null || !this.hasPlace) {
      next();
      return;
    }
    const encoding = encodingWanted(request);
    const { bodies } = this.editionWith(office);
    response.vary('Accept-Encoding').type('html').setHeader('Cache-Control', 'no-cache');
    if (encoding !== null) response.setHeader('Content-Encoding', encoding);
    response.send(bodies[encoding ?? 'plain']);
  };

  /** Compressed once for what is known: a few kilobytes. */
  private editionWith(office: Office): Edition {
    if (this.edition?.office === office) return this.edition;
    const { hotline } = office[DEFAULT_LANGUAGE];
    const shown = escapeHtml(hotline);
    const text = this.page
      .replace(META, () => shown)
      .replace(LINK, () => `${telephoneAddress(hotline)}">${shown}`)
      .replace(FACT, (_, tag: string, fact: 'address' | 'hours') => {
        const language = LANGUAGES.find((one) => LANGUAGE_TAGS[one] === tag) ?? DEFAULT_LANGUAGE;
        return escapeHtml(office[language][fact]);
      });
    const bodies = { plain: Buffer.from(text), br: brotliCompressSync(text), gzip: gzipSync(text) };
    this.edition = { office, bodies };
    return this.edition;
  }
}
