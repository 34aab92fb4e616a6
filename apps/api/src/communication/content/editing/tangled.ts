// Which markdown takes too long to become HTML, or nests too deep: an instance that hosts lots must not wait for an article.

/** Quotes and lists within each other. */
const NESTING_MAX = 10;
/** In one paragraph: making emphasis, code, HTML and links of them takes time with their square; tables and headings, with that of lines. */
const MARKS_MAX = 500;
const LINES_MAX = 500;
/** The ends of addresses are sought again and again. */
const LONG_WORD = /[!-~]{1001}/;

const NESTED = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const MARKERS = />|[-+*](?=[ \t])|\d{1,9}[.)]/g;
const INDENT = /^[ \t]*/;

export function isTangled(markdown: string): boolean {
  return (
    LONG_WORD.test(markdown) || markdown.split('\n').some(isDeep) || markdown.split(/\n[ \t]*\n/).some(isFull)
  );
}

function isDeep(line: string): boolean {
  const [prefix = ''] = NESTED.exec(line) ?? [];
  const [indent = ''] = INDENT.exec(line) ?? [];
  const width = indent.replaceAll('\t', '    ').length;
  // Code may stand far to the right; the marks of lists there would be deep ones.
  const isListMark = prefix !== '' && width > 4 * NESTING_MAX;
  return isListMark || (prefix.match(MARKERS)?.length ?? 0) > NESTING_MAX;
}

function isFull(paragraph: string): boolean {
  const marks = paragraph.match(/[*_~`<(]/g)?.length ?? 0;
  return marks > MARKS_MAX || paragraph.split('\n').length > LINES_MAX;
}
