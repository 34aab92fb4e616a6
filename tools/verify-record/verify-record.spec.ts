// An auction's record that holds, and every fault that can be planted in it, each found by name.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  cosignNote,
  formatNote,
  formatVerifierKey,
  type NoteKey,
  noteKey,
  parseNote,
  type Sign,
  textOf,
  utf8,
} from '@haopai/log';
import { reportOf, UnreadableRecord, verifyRecord } from '@haopai/record';
import { makeKeyPair, sha256, verifyEd25519 } from '../public-log/node-crypto';
import { logKey, LogInMemory } from '../public-log/testing/log-in-memory';
import { openRecord } from './record-files';
import { opened, scheduled } from './testing/lot-facts';
import { type Files, filesOf, makeRecord, type MadeRecord } from './testing/make-record';
import { signRecord } from './testing/planned-record';
import { zipOf } from './testing/zip-of';

const NOW_MS = 1_800_000_000_000;
const BOMB_BYTES = 32 * 1024 ** 2;
const BOMBS = 100;
const signer = logKey('plates.example/log');
let made: MadeRecord;

beforeAll(async () => {
  made = await makeRecord(signer);
});

const verdictOn = (files: Files, keys: readonly string[] = [made.key]) =>
  verifyRecord(filesOf(files), { keys, nowMs: NOW_MS, sha256, verifyEd25519 });

async function faultsOf(files: Files, keys?: readonly string[]): Promise<readonly string[]> {
  return [...new Set((await verdictOn(files, keys)).findings.map(({ fault }) => fault))].sort();
}

/** The record with lines of one file changed. */
function withLines(file: string, change: (lines: string[]) => readonly string[]): Files {
  const lines = (textOf(made.files.get(file) ?? new Uint8Array(0)) ?? '').split('\n').slice(0, -1);
  return new Map(made.files).set(
    file,
    utf8(
      change(lines)
        .map((line) => `${line}\n`)
        .join(''),
    ),
  );
}

const LOT = 'journals/1.jsonl';
const LEAVES = 'leaves.jsonl';

describe('the record of an auction', () => {
  it('holds, and says what was in it', async () => {
    const verdict = await verdictOn(new Map(made.files));
    expect(verdict.findings).toEqual([]);
    expect(verdict).toMatchObject({
      auctionId: 7,
      refusals: 5,
      leaves: 20,
      checkpoints: 20,
      hasOwnKey: true,
    });
    expect(verdict.lots.get(1)).toMatchObject({ outcome: 'sold', hammerFen: 140_000, bids: 5 });
    expect(reportOf(verdict, 'en')).toContain('The record holds');
    expect(reportOf(verdict, 'zh')).toContain('记录成立');
    expect(reportOf(await verdictOn(new Map(made.files), []), 'en')).toContain(
      'give the log’s key with --key',
    );
  });

  it.each<[string, () => Files, readonly string[]]>([
    [
      'a bid that was altered',
      () => withLines(LOT, (lines) => lines.map((line) => line.replace('110000', '110001'))),
      ['RULE_BROKEN'],
    ],
    [
      'a bid that was dropped',
      () => withLines(LOT, (lines) => lines.filter((_, at) => at !== 3)),
      ['END_DIFFERS', 'EVENT_MISSING', 'RESULT_DIFFERS', 'RULE_BROKEN'],
    ],
    [
      'a bid that was inserted at the end',
      () => withLines(LOT, (lines) => [...lines, (lines[2] ?? '').replace('"version":3', '"version":9')]),
      ['END_DIFFERS', 'EVENT_NOT_IN_LOG', 'RESULT_DIFFERS', 'RULE_BROKEN'],
    ],
    [
      'bids in another order',
      () => withLines(LOT, ([a = '', b = '', c = '', d = '', ...rest]) => [a, b, d, c, ...rest]),
      ['END_DIFFERS', 'RESULT_DIFFERS', 'RULE_BROKEN'],
    ],
    [
      'a lot with the journal of another',
      () => new Map(made.files).set('journals/2.jsonl', made.files.get(LOT) ?? new Uint8Array(0)),
      ['END_DIFFERS', 'EVENT_DIFFERS', 'EVENT_NOT_IN_LOG', 'RESULT_DIFFERS', 'RULE_BROKEN'],
    ],
    [
      'a refusal that was dropped',
      () => withLines(LEAVES, (lines) => lines.filter((_, at) => at !== 4)),
      ['LEAF_MISSING'],
    ],
    [
      'a refusal that was altered',
      () => withLines(LEAVES, (lines) => lines.map((line) => line.replace('TOO_LOW', 'TOO_LATE'))),
      ['LEAF_NOT_IN_LOG', 'REFUSAL_DIFFERS'],
    ],
    [
      'an event and its leaf that were dropped together',
      () => {
        const files = withLines(LOT, (lines) => lines.slice(0, -1));
        const leaves = withLines(LEAVES, (lines) =>
          lines.filter((line) => !/version\\":8,\\"hash.*/.test(line) || !line.includes('event')),
        );
        return files.set(LEAVES, leaves.get(LEAVES) ?? new Uint8Array(0));
      },
      ['END_DIFFERS', 'LEAF_MISSING', 'RESULT_DIFFERS'],
    ],
    [
      'a tile that is spoiled',
      () => {
        const width = made.log.size - 256;
        return new Map(made.files).set(`tile/0/001.p/${width}`, new Uint8Array(width * 32));
      },
      ['TILE_CORRUPTED'],
    ],
    [
      'tiles that are missing',
      () => new Map([...made.files].filter(([name]) => !name.startsWith('tile/'))),
      ['TILE_CORRUPTED'],
    ],
    [
      'terms that were changed afterwards',
      () => new Map(made.files).set('terms.txt', utf8('Other terms')),
      ['TEXT_DIFFERS'],
    ],
    [
      'a result that does not follow',
      () => {
        const text = textOf(made.files.get('result.txt') ?? new Uint8Array(0)) ?? '';
        return new Map(made.files).set('result.txt', utf8(text.replace('140000', '130000')));
      },
      ['RESULT_DIFFERS', 'TEXT_DIFFERS'],
    ],
    [
      'a result with another winner',
      () =>
        withLines('result.txt', (lines) =>
          lines.map((line) => line.replace('"paddle_no":1', '"paddle_no":2')),
        ),
      ['RESULT_DIFFERS', 'TEXT_DIFFERS'],
    ],
    [
      'a result that leaves a lot out',
      () => withLines('result.txt', (lines) => lines.slice(0, -1)),
      ['RESULT_DIFFERS', 'TEXT_DIFFERS'],
    ],
    [
      'a checkpoint that was forged',
      () => {
        const note = textOf(made.files.get('checkpoints/310') ?? new Uint8Array(0)) ?? '';
        return new Map(made.files).set('checkpoints/310', utf8(note.replace('\n310\n', '\n311\n')));
      },
      ['BAD_CHECKPOINT'],
    ],
    [
      'no header',
      () => new Map([...made.files].filter(([name]) => name !== 'auction.json')),
      ['NOT_A_RECORD'],
    ],
  ])('with %s does not hold', async (_, plant, faults) => {
    expect(await faultsOf(plant())).toEqual(faults);
  });

  it('that was rewritten as a whole and signed anew is found by a checkpoint of before', async () => {
    const rewritten = await makeRecord(signer, 'other ');
    expect(await faultsOf(new Map(rewritten.files))).toEqual([]);
    const kept = made.files.get('checkpoints/305') ?? new Uint8Array(0);
    expect(await faultsOf(new Map(rewritten.files).set('checkpoints/305', kept))).toEqual([
      'HISTORY_REWRITTEN',
    ]);
  });

  it('of another site, or under another key, is not taken for this one’s', async () => {
    const other = await makeRecord(logKey('plates.example/log'));
    expect(await faultsOf(new Map(other.files))).toContain('OTHER_KEY');
    const elsewhere = await makeRecord(logKey('other.example/log'));
    expect(await faultsOf(new Map(elsewhere.files))).toContain('OTHER_KEY');
    expect(await faultsOf(new Map(made.files), ['hello'])).toContain('BAD_KEY');
  });

  it('with a checkpoint or the tiles of another log does not hold, and says whose it is', async () => {
    const other = await makeRecord(logKey('other.example/log'), 'other ');
    const checkpoint = other.files.get('checkpoints/310') ?? new Uint8Array(0);
    const { findings } = await verdictOn(new Map(made.files).set('checkpoints/310', checkpoint));
    expect(findings).toMatchObject([
      { fault: 'BAD_CHECKPOINT', detail: 'this is the log other.example/log, not plates.example/log' },
    ]);
    const tiles = [...other.files].filter(([name]) => name.startsWith('tile/'));
    expect(await faultsOf(new Map([...made.files, ...tiles]))).toContain('TILE_CORRUPTED');
  });

  it('with a leaf at a place that the log does not have does not hold', async () => {
    const beyond = withLines(LEAVES, (lines) => [
      ...lines,
      (lines[4] ?? '').replace(/"index":\d+/, '"index":9007199254740991'),
    ]);
    const { findings } = await verdictOn(beyond);
    expect(findings.map(({ fault, where }) => [fault, where])).toEqual([
      ['LEAF_MISSING', 'leaf 9007199254740991'],
      ['LEAF_NOT_IN_LOG', 'leaf 9007199254740991'],
    ]);
  });

  it('under a checkpoint of no leaves does not hold', async () => {
    const empty = new LogInMemory(signer);
    await empty.append([]);
    const files = new Map([...made.files].filter(([name]) => !name.startsWith('checkpoints/')));
    const { findings } = await verdictOn(files.set('checkpoints/0', utf8(empty.checkpoint)));
    expect(findings.filter(({ fault }) => fault === 'LEAF_NOT_IN_LOG')).toHaveLength(20);
    expect(findings.some(({ fault }) => fault === 'TILE_CORRUPTED')).toBe(false);
  });

  it('names the special conditions and files that were published with it, and how often its terms were', async () => {
    const line = (values: object): string => `${JSON.stringify(values)}\n`;
    const [conditions, file] = ['a'.repeat(64), 'b'.repeat(64)];
    const more =
      line({ conditions: 'zh', sha256: conditions }) +
      line({ attachment: '须知\u001b[2J\u202e', byte_count: 12, sha256: file }) +
      line({ conditions: 'en', sha256: 'none' }) +
      line({ whatALaterReleaseAdds: true });
    const lots = [
      { lotId: 1, events: [scheduled(), opened, { type: 'LotUnsold', atMs: opened.endsAtMs } as const] },
    ];
    const record = await signRecord({ lots, moreTerms: more });
    const verdict = await verdictOn(record.files, [record.key]);
    expect(verdict).toMatchObject({ findings: [], revisions: 1 });
    expect(verdict.publishedWith).toEqual([
      { conditions: 'zh', sha256: conditions },
      { attachment: '须知[2J', byteCount: 12, sha256: file },
    ]);
    expect(reportOf(verdict, 'en')).toContain(`  ${conditions}  special conditions (zh)`);
    expect(reportOf(verdict, 'zh')).toContain(`  ${file}  须知[2J.pdf，12 字节`);
    const other = '0'.repeat(64);
    const again = { auctionId: 7, revision: 2, atMs: 1, termsHash: other, lots: 1, lotsHash: other };
    const changed = await signRecord({ lots, before: [{ kind: 'auction', ...again }] });
    const twice = await verdictOn(changed.files, [changed.key]);
    expect(twice.findings.map(({ fault }) => fault)).toEqual(['TEXT_DIFFERS', 'TEXT_DIFFERS']);
    expect(reportOf(twice, 'en')).toContain('Terms published 2 times');
    // As releases before wrote them.
    expect(await verdictOn(made.files)).toMatchObject({ publishedWith: [], revisions: 1 });
  });

  describe('before witnesses', () => {
    const [notary, paper] = [aWitness('notary.example'), aWitness('paper.example')];

    /** The newest checkpoint, signed by these; the record names both. */
    async function signedBy(witnesses: readonly Witness[], atMs = NOW_MS): Promise<Files> {
      const note = parseNote(made.log.checkpoint);
      if (!note.ok) throw new Error(note.code);
      const header = JSON.parse(textOf(made.files.get('auction.json') ?? new Uint8Array(0)) ?? '') as object;
      const named = { ...header, witnessKeys: [notary.text, paper.text] };
      const signatures = [...note.value.signatures];
      for (const { key, sign } of witnesses)
        signatures.push(await cosignNote(note.value.text, key, atMs, sign));
      return new Map(made.files)
        .set('auction.json', utf8(JSON.stringify(named)))
        .set(`checkpoints/${made.log.size}`, utf8(formatNote({ ...note.value, signatures })));
    }

    const heldAgainst = (files: Files, ...witnesses: readonly Witness[]) =>
      verifyRecord(filesOf(files), {
        ...{ keys: [made.key], nowMs: NOW_MS, sha256, verifyEd25519 },
        witnessKeys: witnesses.map(({ text }) => text),
      });

    it('names those that have signed, misses nobody whom only the record names, and finds a wrong clock', async () => {
      const files = await signedBy([notary]);
      expect(await verdictOn(files)).toMatchObject({
        ...{ findings: [], witnesses: ['notary.example'], missingWitnesses: [] },
      });
      expect(await faultsOf(await signedBy([notary], NOW_MS + 86_400_000))).toEqual(['WITNESS']);
    });

    it('finds each whose key the reader brought and who has not signed, by name', async () => {
      const holds = await heldAgainst(await signedBy([notary, paper]), notary, paper);
      expect(holds).toMatchObject({ findings: [], witnesses: ['notary.example', 'paper.example'] });
      const one = await heldAgainst(await signedBy([notary]), notary, paper, paper);
      expect(one.witnesses).toEqual(['notary.example']);
      expect(one.findings).toEqual([
        { fault: 'WITNESS', where: 'newest checkpoint', detail: 'paper.example has not signed' },
      ]);
      expect(reportOf(one, 'en')).toMatch(/does NOT hold[^]*paper\.example has not signed/);
      expect(reportOf(one, 'en')).toContain(
        'NOT signed by these witnesses whose keys you gave: paper.example',
      );
      expect(reportOf(one, 'zh')).toContain('您给出公钥的以下见证人没有签名：paper.example');
      const none = await heldAgainst(await signedBy([]), notary, paper);
      expect(none.findings.map(({ detail }) => detail)).toEqual([
        'notary.example has not signed',
        'paper.example has not signed',
      ]);
    });

    it('takes another of the same name for none, and a wrong signature for one’s own fault alone', async () => {
      const other = aWitness('notary.example');
      expect((await heldAgainst(await signedBy([other]), notary)).missingWitnesses).toEqual([
        'notary.example',
      ]);
      const forged = { ...paper, sign: notary.sign };
      const verdict = await heldAgainst(await signedBy([forged, notary]), paper, notary);
      expect(verdict).toMatchObject({
        ...{ witnesses: ['notary.example'], missingWitnesses: [] },
        findings: [{ fault: 'WITNESS', detail: 'the signature of paper.example is wrong' }],
      });
    });
  });
});

interface Witness {
  readonly key: NoteKey;
  /** As its reader gets it. */
  readonly text: string;
  readonly sign: Sign;
}

function aWitness(name: string): Witness {
  const pair = makeKeyPair();
  const key = noteKey(sha256, name, 'cosignature', pair.publicKey);
  if (!key.ok) throw new Error(key.code);
  return { key: key.value, text: formatVerifierKey(key.value), sign: pair.sign };
}

describe('a zip', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'record-'));
  const file = path.join(folder, 'record.zip');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const trust = () => ({ keys: [made.key], nowMs: NOW_MS, sha256, verifyEd25519 });
  const verdictOnFile = async () => {
    const files = await openRecord(file);
    try {
      return await verifyRecord(files, trust());
    } finally {
      await files.close();
    }
  };

  it('is read as its files, stored and packed', async () => {
    for (const isPacked of [false, true]) {
      writeFileSync(file, zipOf(made.files, isPacked));
      expect(await verdictOnFile()).toMatchObject({ findings: [], leaves: 20 });
    }
  });

  it('that is cut off anywhere is not read, and nothing is said of it', async () => {
    const zip = zipOf(made.files, true);
    for (let length = 0; length < zip.length; length += 997) {
      writeFileSync(file, zip.subarray(0, length));
      await expect(openRecord(file)).rejects.toThrow(UnreadableRecord);
    }
    const hole = Buffer.concat([zip.subarray(0, 50), zip.subarray(5_000)]);
    writeFileSync(file, hole);
    await expect(verdictOnFile()).rejects.toThrow(UnreadableRecord);
  });

  it.each([
    ['nothing', '', /is empty/],
    ['something else', 'hello '.repeat(100), /no zip, or it is cut off/],
    ['only its beginning', 'PK\u0003\u0004', /no zip, or it is cut off/],
  ])('that is %s is not read', async (_, text, words) => {
    writeFileSync(file, text);
    await expect(openRecord(file)).rejects.toThrow(words);
  });

  it('of 10 GB is not read, nor is a file that unpacks to more than it says', async () => {
    writeFileSync(file, '');
    truncateSync(file, 10 * 1024 ** 3);
    await expect(openRecord(file)).rejects.toThrow(/10737418240 bytes: no record has more than 1073741824/);
    const bomb = zipOf(new Map([['a', new Uint8Array(1_000_000)]]), true);
    const listed = bomb.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    bomb.writeUInt32LE(10, listed + 24);
    writeFileSync(file, bomb);
    const files = await openRecord(file);
    await expect(files.read('a')).rejects.toThrow(/a cannot be unpacked/);
    await files.close();
  });

  it('whose tiles unpack to far more than a tile has takes no memory for them', async () => {
    const bomb = new Uint8Array(BOMB_BYTES);
    const bombs = new Set(Array.from({ length: BOMBS }, (_, nth) => `tile/0/${100 + nth}`));
    const own = filesOf(made.files);
    const files = {
      paths: [...own.paths, ...bombs],
      read: (name: string) =>
        bombs.has(name) ? Promise.resolve(new Uint8Array(BOMB_BYTES)) : own.read(name),
    };
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const onProgress = (): Promise<void> => {
      collect();
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      return Promise.resolve();
    };
    expect(await verifyRecord(files, { ...trust(), onProgress })).toMatchObject({ findings: [], leaves: 20 });
    // What was read and let go is freed beside the program, a little later.
    expect(most).toBeLessThan((BOMBS * BOMB_BYTES) / 2);
    const width = made.log.size - 256;
    writeFileSync(file, zipOf(new Map(made.files).set(`tile/0/001.p/${width}`, bomb), true));
    const { findings } = await verdictOnFile();
    expect(findings.map(({ fault }) => fault)).toContain('TILE_CORRUPTED');
  });

  it('tells how far its check is, up to the end', async () => {
    const shares: number[] = [];
    const onProgress = (share: number) => Promise.resolve(void shares.push(share));
    await verifyRecord(filesOf(made.files), { ...trust(), onProgress });
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBeLessThan(1);
  });
});
