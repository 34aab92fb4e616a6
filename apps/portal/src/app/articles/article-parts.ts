// Cuts an article at its headings, so that a table of contents can lead to each part.

export interface ArticlePart {
  /** In the address, after the #; the same in every language. */
  readonly id: string;
  /** Null for what stands before the first heading. */
  readonly heading: string | null;
  readonly html: string;
}

/** `html` is sanitised by the server, and is again by whoever shows it. */
export function splitArticle(html: string): readonly ArticlePart[] {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  const parts: { id: string; heading: string | null; nodes: Node[] }[] = [];
  for (const node of Array.from(body.childNodes)) {
    const isHeading = node instanceof Element && node.tagName === 'H2';
    if (isHeading || parts.length === 0) {
      const id = `part-${parts.filter(({ heading }) => heading !== null).length + 1}`;
      parts.push({ id, heading: isHeading ? node.textContent.trim() : null, nodes: isHeading ? [] : [node] });
    } else parts.at(-1)?.nodes.push(node);
  }
  return parts.map(({ id, heading, nodes }) => ({
    id: heading === null ? 'part-0' : id,
    heading,
    html: htmlOf(body.ownerDocument, nodes),
  }));
}

/** In the document that shows nothing: in the page's own one, pictures would be asked for at once. */
function htmlOf(unseen: Document, nodes: readonly Node[]): string {
  const holder = unseen.createElement('div');
  holder.append(...nodes);
  return holder.innerHTML.trim();
}
