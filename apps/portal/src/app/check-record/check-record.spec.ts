// A record that is chosen is checked on the device: what it proves is said, what it does not too, what is wrong by name, and each file that is none in words of its own.
import { Blob } from 'node:buffer';
import { webcrypto } from 'node:crypto';
import { DecompressionStream } from 'node:stream/web';
import { TextDecoder, TextEncoder } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import {
  cosignNote,
  formatCheckpoint,
  formatLeaf,
  formatNote,
  formatVerifierKey,
  growTree,
  EMPTY_EDGE,
  hashLeaf,
  type Leaf,
  partialTiles,
  rootOfRange,
  signNote,
  textOf,
  tilePath,
  toHex,
  utf8,
} from '@haopai/log';
import { newSigner, sha256, type Signer } from '@haopai/log/testing';
import { type PageUnderTest, standIn } from '@haopai/web-app/testing';
import { withWords } from '../i18n/with-words';
import { citizensPage } from '../testing/citizens-page';
import { CheckRecordPage } from './check-record-page';
import { RECORD_CHECK_WORDS } from './record-check-words';

const log = newSigner('haopai.example');
const hex = (text: string): string => toHex(sha256(utf8(text)));
type Files = Map<string, Uint8Array>;

/** The smallest auction: a lot that opened and ended without a bid. */
async function aRecord(signer = log, witness: Signer | null = null): Promise<Files> {
  const files: Files = new Map();
  const put = (path: string, text: string): void => void files.set(path, utf8(text));
  const termsText = `${JSON.stringify({ auction_id: 7, first_bid_ms: 1_000, countdown_ms: 1_000, ladder_fen: '[10000]' })}\n`;
  const lotsText = `${JSON.stringify({ id: 1, start_price_fen: 100_000, opens_at_ms: 1_000 })}\n`;
  const terms = { lotId: 1, startPriceFen: 100_000, ladder: [10_000], firstBidMs: 1_000, countdownMs: 1_000 };
  const events = [
    { v: 1, type: 'LotScheduled', atMs: 500, terms: { ...terms, opensAtMs: 1_000 } },
    { v: 1, type: 'LotOpened', atMs: 1_000, endsAtMs: 2_000 },
    { v: 1, type: 'LotUnsold', atMs: 2_000 },
  ];
  const leaves: Leaf[] = [
    {
      ...{ kind: 'auction', auctionId: 7, revision: 1, atMs: 1, lots: 1 },
      ...{ termsHash: hex(termsText), lotsHash: hex(lotsText) },
    },
  ];
  let hash = '0'.repeat(64);
  const rows = events.map((event, at) => {
    const [version, body] = [at + 1, JSON.stringify(event)];
    hash = hex(`${hash}\n1\n${version}\n${body}`);
    leaves.push({ kind: 'event', lotId: 1, version, hash });
    return JSON.stringify({ version, body, hash });
  });
  leaves.push({ kind: 'end', lotId: 1, version: 3, hash, outcome: 'unsold', hammerFen: 0 });
  const lot = {
    lot_id: 1,
    lot_no: 1,
    outcome: 'unsold',
    hammer_fen: null,
    paddle_no: null,
    version: 3,
    hash,
  };
  const result = `{"auction_id":7}\n${JSON.stringify(lot)}\n`;
  leaves.push({ kind: 'result', auctionId: 7, revision: 1, atMs: 3, resultHash: hex(result) });
  const bytes = leaves.map((leaf) => {
    const formatted = formatLeaf(leaf);
    if (!formatted.ok) throw new Error(formatted.code);
    return formatted.value;
  });
  const { edge } = growTree(
    sha256,
    EMPTY_EDGE,
    bytes.map((each) => hashLeaf(sha256, each)),
  );
  const { size } = edge.range;
  const root = rootOfRange(sha256, edge.range);
  const text = formatCheckpoint({ origin: signer.key.name, size, root, extensions: [] });
  const signatures = [await signNote(text, signer.key, signer.sign)];
  if (witness !== null) signatures.push(await cosignNote(text, witness.key, 4_000, witness.sign));
  const note = formatNote({ text, signatures });
  const header = { v: 1, origin: signer.key.name, auctionId: 7, witnessKeys: [], lots: [1] };
  put('auction.json', JSON.stringify({ ...header, logKeys: [formatVerifierKey(signer.key)] }));
  put('terms.txt', termsText);
  put('lots.txt', lotsText);
  put('result.txt', result);
  put('journals/1.jsonl', rows.map((row) => `${row}\n`).join(''));
  put(
    'leaves.jsonl',
    bytes.map((each, index) => `${JSON.stringify({ index, leaf: textOf(each) })}\n`).join(''),
  );
  put(`checkpoints/${size}`, note);
  for (const tile of partialTiles(edge)) files.set(tilePath(tile.id), tile.bytes);
  return files;
}

function zipOf(files: Files): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [path, bytes] of files) {
    const [name, packed] = [Buffer.from(path), deflateRawSync(bytes)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, rest, name]));
    bodies.push(body);
    at += body.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...list, end]);
}

describe('the record of an auction', () => {
  let page: PageUnderTest;

  standIn(globalThis, { crypto: webcrypto, TextEncoder, TextDecoder, Blob, DecompressionStream });

  const choose = async (file: object): Promise<void> => {
    const field = page.part<HTMLInputElement>('record-file');
    Object.defineProperty(field, 'files', { value: [file], configurable: true });
    field.dispatchEvent(new Event('change'));
    const isOver = (): boolean =>
      ['record-judged', 'record-unreadable'].some((id) => page.has(`[data-testid=${id}]`)) ||
      page.has('[aria-invalid=true]');
    // What was judged before is gone once this one is begun.
    await page.settle();
    await page.until(isOver);
  };
  /** As a browser's file is: read by slices. */
  const fileOf = (bytes: Uint8Array, size = bytes.length) => ({
    ...{ name: 'auction-7.haopai.zip', size },
    slice: (from: number, to: number) => ({
      arrayBuffer: () => Promise.resolve(Uint8Array.from(bytes.subarray(from, to)).buffer),
    }),
  });
  const open = async (keys: string | null = formatVerifierKey(log.key)): Promise<void> => {
    await page.open('/papers/record');
    const asked = page.http.expectOne('/log/keys');
    if (keys === null) asked.error(new ProgressEvent('error'));
    else asked.flush(`${keys}\n`);
    await page.until(() => page.has('[data-testid=record-file]'));
  };

  beforeEach(async () => {
    page = await citizensPage([
      { path: 'papers/record', canActivate: [withWords(RECORD_CHECK_WORDS)], component: CheckRecordPage },
    ]);
  });
  afterEach(() => page.close());

  it('that holds says what is proved and what is not', async () => {
    await open();
    await choose(fileOf(zipOf(await aRecord())));
    expect(page.part('record-judged').dataset['holds']).toBe('true');
    const says = page.all('record-says').join('\n');
    for (const words of ['haopai.example', '6 个日志条目', '1 块号牌的 3 条记录', '成交 0 块'])
      expect(says).toContain(words);
    const leavesOpen = page.all('record-leaves-open').join('\n');
    for (const words of ['日志公钥来自本站', '没有见证人签署']) expect(leavesOpen).toContain(words);
  });

  it('is held against a key that one has from elsewhere', async () => {
    await open(null);
    await choose(fileOf(zipOf(await aRecord())));
    expect(page.all('record-leaves-open').join('\n')).toContain('来自这份记录本身');
    await page.type('record-key', formatVerifierKey(log.key));
    await choose(fileOf(zipOf(await aRecord())));
    expect(page.all('record-leaves-open').join('\n')).not.toContain('日志公钥');
  });

  it('says that stamps are not checked here, and has the hash of the file to compare', async () => {
    await open();
    const zip = zipOf(await aRecord());
    await choose(fileOf(zip));
    expect(page.all('record-leaves-open').join('\n')).toContain('haopai-verify.mjs');
    expect(page.text('record-hash')).toContain(toHex(sha256(new Uint8Array(zip))));
  });

  it('is held against the keys of witnesses that one has from elsewhere', async () => {
    await open();
    const [witness, another] = ['notary.example', 'paper.example'].map((name) =>
      newSigner(name, 'cosignature'),
    );
    const key = (signer = witness): string => (signer === undefined ? '' : formatVerifierKey(signer.key));
    const files = await aRecord(log, witness);
    await choose(fileOf(zipOf(files)));
    expect(page.all('record-leaves-open').join('\n')).toContain('没有见证人签署');
    await page.type('record-witness', key());
    await choose(fileOf(zipOf(files)));
    expect(page.all('record-says').join('\n')).toContain(
      '您填写的见证人公钥签署了最后的检查点：notary.example',
    );
    await page.type('record-witness', `${key(another)} ${key()}`);
    await choose(fileOf(zipOf(files)));
    expect(page.part('record-judged').dataset['holds']).toBe('false');
    expect(page.part('record-finding').dataset['fault']).toBe('WITNESS');
    expect(page.text('record-finding')).toContain('paper.example');
    await page.type('record-witness', formatVerifierKey(log.key));
    await choose(fileOf(zipOf(files)));
    await page.settle();
    expect(page.has('[aria-invalid=true]')).toBe(true);
  });

  it('that another key has signed than one has from elsewhere does not hold', async () => {
    await open();
    await page.type('record-key', formatVerifierKey(newSigner('haopai.example').key));
    await choose(fileOf(zipOf(await aRecord())));
    expect(page.part('record-judged').dataset['holds']).toBe('false');
    expect(page.part('record-finding').dataset['fault']).toBe('OTHER_KEY');
  });

  it('that was changed does not hold, and what is wrong stands there by name', async () => {
    await open();
    const files = await aRecord();
    files.set('terms.txt', utf8('other terms'));
    await choose(fileOf(zipOf(files)));
    expect(page.part('record-judged').dataset['holds']).toBe('false');
    expect(page.part('record-finding').dataset['fault']).toBe('TEXT_DIFFERS');
    expect(page.text('record-finding')).toContain('公布的文本');
  });

  it('of another site says whose it is', async () => {
    await open();
    await choose(fileOf(zipOf(await aRecord(newSigner('elsewhere.example')))));
    expect(page.part('record-judged').dataset['holds']).toBe('false');
    expect(page.text('record-judged')).toContain('这是 elsewhere.example 的记录');
  });

  it.each<[string, string, (zip: Buffer) => object]>([
    ['an empty file', '文件是空的', () => fileOf(new Uint8Array(0))],
    ['one that is cut off', '没有下载完整', (zip) => fileOf(zip.subarray(0, zip.length / 2))],
    ['something else', '不是 ZIP 文件', () => fileOf(utf8('hello '.repeat(50)))],
    ['ten gigabytes', '10,240 MB', () => fileOf(new Uint8Array(0), 10 * 1024 ** 3)],
    [
      'one with a damaged file',
      '已损坏',
      (zip) => {
        const spoiled = Buffer.from(zip);
        spoiled.fill(0xff, 30 + 'auction.json'.length, 30 + 'auction.json'.length + 20);
        return fileOf(spoiled);
      },
    ],
    [
      'one that cannot be read',
      '没有读到底',
      () => ({ name: 'a.zip', size: 100, slice: () => ({ arrayBuffer: () => Promise.reject(new Error()) }) }),
    ],
  ])('is not read out of %s, and nothing is said of it', async (_, words, made) => {
    await open();
    await choose(made(zipOf(await aRecord())));
    expect(page.text('record-unreadable')).toContain(words);
    expect(page.has('[data-testid=record-judged]')).toBe(false);
  });

  it('is not looked at while the key that was typed is none', async () => {
    await open();
    await page.type('record-key', 'haopai+1');
    const slice = jest.fn(() => ({ arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)) }));
    await choose({ name: 'auction-7.haopai.zip', size: 500, slice });
    expect(page.has('[aria-invalid=true]')).toBe(true);
    expect(slice).not.toHaveBeenCalled();
    expect(page.has('[data-testid=record-judged]')).toBe(false);
  });
});
