// What is different in a new text, passage by passage, so that nobody has to read all of it to find what is new. Pure.
import type { AgreementChanges } from '@haopai/contracts';
import sanitizeHtml from 'sanitize-html';

/** Where a passage begins or ends; what stands within one, such as emphasis, divides nothing. */
const EDGES = /<\/?(?:h2|h3|p|br|ul|ol|li|blockquote|table|caption|thead|tbody|tr|th|td)\b[^>]*>/g;
/** What sanitize-html escapes in text. */
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

export function changesBetween(before: string, after: string): AgreementChanges {
  const [old, fresh] = [passagesOf(before), passagesOf(after)];
  return { added: without(fresh, old), removed: without(old, fresh) };
}

function passagesOf(html: string): readonly string[] {
  return html
    .split(EDGES)
    .map((part) =>
      sanitizeHtml(part, { allowedTags: [], allowedAttributes: {} })
        .replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '');
}

function without(passages: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return passages.filter((passage) => !known.has(passage));
}
