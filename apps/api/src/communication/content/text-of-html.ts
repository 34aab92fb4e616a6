// The plain text of sanitised HTML, for the search: blocks apart, words whole.
import sanitize from 'sanitize-html';

const BLOCK_ENDS = /<\/(?:p|li|h2|h3|td|th|tr|pre|blockquote)>|<br ?\/?>|<hr ?\/?>/g;

/** What sanitize-html escapes in text. */
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

export function textOfHtml(html: string): string {
  const apart = html.replace(BLOCK_ENDS, (end) => `${end} `);
  return sanitize(apart, { allowedTags: [], allowedAttributes: {} })
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}
