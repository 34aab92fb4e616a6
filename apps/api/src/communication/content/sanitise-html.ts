// Which HTML may stand in an article: text, headings, lists, tables, links and the site's own pictures; nothing that runs, loads or looks like the page.
import sanitize, { type IOptions } from 'sanitize-html';
import { LANGUAGES } from '@haopai/rules';
import { PICTURE_ADDRESS } from './pictures/picture-name';

/** Deeper is not an article. */
const NESTING_MAX = 12;

/** Of the guides that come with the program: files of the portal, taken by `npm run manual`. */
const MANUAL_PICTURE = new RegExp(String.raw`^/manual/(?:${LANGUAGES.join('|')})/[a-z-]{1,40}\.jpg$`);

const RULES: IOptions = {
  allowedTags: [
    ...['h2', 'h3', 'p', 'br', 'hr', 'strong', 'em', 'code', 'pre', 'blockquote', 'a'],
    ...['ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'img'],
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    ol: ['start'],
    th: ['scope', 'colspan'],
    td: ['colspan'],
    img: ['src', 'alt'],
  },
  allowedSchemes: ['https', 'tel', 'mailto'],
  allowProtocolRelative: false,
  nestingLimit: NESTING_MAX,
  /** Pictures that editors brought in, and those of the manual; nothing that tells another site who reads. */
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !isOwnPicture(attribs['src'] ?? ''),
  /** Their text is no text to read. */
  nonTextTags: [
    ...['script', 'style', 'textarea', 'option', 'noscript', 'template', 'title', 'iframe', 'object'],
    ...['svg', 'math', 'xmp', 'noembed', 'noframes', 'plaintext'],
  ],
  transformTags: {
    // The page's own heading is the title.
    h1: 'h2',
    h4: 'h3',
    b: 'strong',
    i: 'em',
    a: (_, { href = '' }) => ({
      tagName: 'a',
      attribs: { href, ...(isOwnAddress(href) ? {} : { rel: 'noopener noreferrer' }) },
    }),
  },
};

/** For what goes into the database, and again for what comes out of it: a rule made stricter holds for old articles at once. */
export function sanitiseHtml(html: string): string {
  return sanitize(html, RULES).trim();
}

function isOwnPicture(address: string): boolean {
  return PICTURE_ADDRESS.test(address) || MANUAL_PICTURE.test(address);
}

function isOwnAddress(href: string): boolean {
  return /^(\/(?!\/)|#)/.test(href);
}
