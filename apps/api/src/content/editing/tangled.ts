// Which markdown takes too long to become HTML, or nests too deep: an instance that hosts lots must not wait for an article.

/** Quotes and lists within each other. */
const NESTING_MAX = 10;
/** In one paragraph: making emphasis of them takes time with their square. */
const MARKS_MAX = 500;

const NESTED = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const MARKERS = />|[-+*](?=[ \t])|\d{1,9}[.)]/g;
const INDENT = /^[ \t]*/;

export function isTangled(markdown: string): boolean {
  return markdown.split('\n').some(isDeep) || markdown.split(/\n[ \t]*\n/).some(isFullOfMarks);
}

function isDeep(line: string): boolean {
  const [prefix = ''] = NESTED.exec(line) ?? [];
  const [indent = ''] = INDENT.exec(line) ?? [];
  const width = indent.replaceAll('\t', '    ').length;
  // Code may stand far to the right; the marks of lists there would be deep ones.
  const isListMark = prefix !== '' && width > 4 * NESTING_MAX;
  return isListMark || (prefix.match(MARKERS)?.length ?? 0) > NESTING_MAX;
}

function isFullOfMarks(paragraph: string): boolean {
  return (paragraph.match(/[*_~]/g)?.length ?? 0) > MARKS_MAX;
}
