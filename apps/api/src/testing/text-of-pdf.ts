// Reads the words of a receipt back out of its PDF, the way a reader's search does: by the map from glyphs to characters that comes with its font.
import { inflateSync } from 'node:zlib';

export interface PdfText {
  readonly text: string;
  readonly language: string | null;
  readonly isTagged: boolean;
}

const STREAM = /<<([^<>]*)>>\s*stream\r?\n/g;
const RANGE = /<([0-9a-f]+)>\s*<[0-9a-f]+>\s*\[([^\]]*)\]/gi;
const SHOWN = /\[([^\]]*)\]\s*TJ/g;

/** Throws when it is no PDF. Only what pdfkit writes is understood: one font, glyphs of two bytes. */
export function textOfPdf(file: Buffer): PdfText {
  if (file.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Error('this is no PDF');
  const raw = file.toString('latin1');
  const streams = streamsOf(file, raw);
  const characters = charactersOf(streams.find((stream) => stream.includes('begincmap')) ?? '');
  const text = streams
    .flatMap((stream) => [...stream.matchAll(SHOWN)])
    .map(([, glyphs = '']) =>
      [...glyphs.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex = '']) => wordOf(hex, characters)).join(''),
    )
    .join('\n');
  return {
    text,
    language: /\/Lang \(([^)]*)\)/.exec(raw)?.[1] ?? null,
    isTagged: /\/Marked true/.test(raw),
  };
}

function streamsOf(file: Buffer, raw: string): readonly string[] {
  return [...raw.matchAll(STREAM)].map((match) => {
    const [head, facts = ''] = match;
    const length = Number(/\/Length (\d+)/.exec(facts)?.[1]);
    const start = match.index + head.length;
    const body = file.subarray(start, start + length);
    return (facts.includes('/FlateDecode') ? inflateSync(body) : body).toString('latin1');
  });
}

function charactersOf(map: string): ReadonlyMap<number, string> {
  const characters = new Map<number, string>();
  for (const [, first = '', list = ''] of map.matchAll(RANGE)) {
    const targets = [...list.matchAll(/<([0-9a-f ]+)>/gi)];
    for (const [index, [, hex = '']] of targets.entries()) {
      const utf16 = Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16();
      characters.set(Number.parseInt(first, 16) + index, utf16.toString('utf16le'));
    }
  }
  return characters;
}

function wordOf(hex: string, characters: ReadonlyMap<number, string>): string {
  const glyphs = hex.match(/.{4}/g) ?? [];
  return glyphs.map((glyph) => characters.get(Number.parseInt(glyph, 16)) ?? '�').join('');
}
