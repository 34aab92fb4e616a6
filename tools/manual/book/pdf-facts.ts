// Reads what a PDF of Chromium's says of itself without opening its pages: how many there are, its headings and where they stand.

export interface Heading {
  readonly title: string;
  /** From 1. */
  readonly page: number;
}

export interface PdfFacts {
  readonly pages: number;
  readonly language: string | null;
  readonly isTagged: boolean;
  /** Of the outline, in the order of the pages. */
  readonly headings: readonly Heading[];
  /** By the name of an element's id, the page on which it is. */
  readonly places: ReadonlyMap<string, number>;
}

const OBJECT = /(\d+) 0 obj\s*<<([^]*?)(?:\bstream\r?\n|\bendobj)/g;
const OUTLINE_ITEM = /\/Title\s*(<[0-9A-F]*>|\((?:[^\\)]|\\.)*\))\s*\/Dest\s*\[(\d+) 0 R/;
const NAMED_PLACE = /\/([^\s/[\]()<>]+)\s*\[(\d+) 0 R \/XYZ/g;

/** Throws when it is no PDF. Only what Skia writes is understood: objects that are not compressed. */
export function readPdfFacts(file: Buffer): PdfFacts {
  if (file.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Error('this is no PDF');
  const text = file.toString('latin1');
  const bodies = new Map<number, string>();
  for (const [, id, body] of text.matchAll(OBJECT)) bodies.set(Number(id), body ?? '');
  const pageIds = pagesBelow(rootOfPages(bodies), bodies);
  const pageNo = (id: string | undefined): number => pageIds.indexOf(Number(id)) + 1;
  const headings = [...bodies.values()].flatMap((body) => {
    const [, title, page] = OUTLINE_ITEM.exec(body) ?? [];
    return title === undefined ? [] : [{ title: readString(title), page: pageNo(page) }];
  });
  const places = [...text.matchAll(NAMED_PLACE)].flatMap(([, name, page]) =>
    name === undefined ? [] : [[name, pageNo(page)] as const],
  );
  return {
    pages: pageIds.length,
    language: /\/Lang \(([^)]*)\)/.exec(text)?.[1] ?? null,
    isTagged: /\/MarkInfo\s*<<[^>]*\/Marked true/.test(text),
    headings: headings.sort((one, other) => one.page - other.page),
    places: new Map(places),
  };
}

function rootOfPages(bodies: ReadonlyMap<number, string>): number {
  const catalog = [...bodies.values()].find((body) => /\/Type \/Catalog\b/.test(body));
  const id = /\/Pages (\d+) 0 R/.exec(catalog ?? '')?.[1];
  if (id === undefined) throw new Error('the PDF names no pages');
  return Number(id);
}

function pagesBelow(id: number, bodies: ReadonlyMap<number, string>): readonly number[] {
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(bodies.get(id) ?? '')?.[1];
  if (kids === undefined) return [id];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => pagesBelow(Number(kid), bodies));
}

/** `<FEFF…>` is UTF-16, `(…)` one byte a character. */
function readString(written: string): string {
  if (written.startsWith('(')) return written.slice(1, -1).replace(/\\(.)/g, '$1');
  const bytes = Buffer.from(written.slice(1, -1), 'hex');
  return bytes.subarray(2).swap16().toString('utf16le');
}
