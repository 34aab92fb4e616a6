// Checks an auction's record from its files alone: signatures, consistency, inclusion, chains, the rules of the sale, the result. It asks nobody.
import {
  areEqual,
  openCheckpoint,
  parseVerifierKey,
  rootShown,
  textOf,
  tilePath,
  toHex,
  type EndLeaf,
  type EventLeaf,
  type Leaf,
  type NoteKey,
  type ReadTile,
  type RefusalLeaf,
  type Sha256,
  type SignedCheckpoint,
  type VerifyEd25519,
} from '@haopai/log';
import { checkStamps, type StampedTree, type VerifyStamp } from './check-stamps';
import { wordsOf } from './fault-words';
import { FAULTS } from './finding';
import { orderFaults } from './leaf-order';
import { linesOf } from './lines-of';
import type { JournalRow } from './lot-audit';
import { type PublishedWith, publishedWith, termsFaults } from './published-terms';
import { type PlacedLeaf, readLeaves } from './read-leaves';
import type { RecordFault, RecordFinding } from './record-faults';
import type { RecordFiles } from './record-files';
import { type LotVerdict, verifyLot } from './verify-lot';
import { witnessesOf } from './witnesses-of';

export interface RecordVerdict {
  readonly origin: string;
  readonly auctionId: number;
  readonly leaves: number;
  readonly checkpoints: number;
  readonly refusals: number;
  readonly lots: ReadonlyMap<number, LotVerdict>;
  /** Special conditions and files, as the newest published terms name them; what a reader has is held against them by its SHA-256. */
  readonly publishedWith: readonly PublishedWith[];
  /** How often the terms were published: more than once where they were changed. */
  readonly revisions: number;
  /** Names of those that have signed the newest checkpoint. */
  readonly witnesses: readonly string[];
  /** Names of those whose keys the reader brought and that have not: each is a finding. */
  readonly missingWitnesses: readonly string[];
  /** Whether the reader brought the keys of these: else the record names them itself, and anybody makes a key of any name. */
  readonly hasOwnWitnesses: boolean;
  /** By time authorities; null where the reader cannot check them. */
  readonly stamps: readonly StampedTree[] | null;
  /** Whether the reader brought the log's key: else the record was held against a key out of itself. */
  readonly hasOwnKey: boolean;
  readonly findings: readonly RecordFinding[];
}

export interface RecordTrust {
  readonly sha256: Sha256;
  readonly verifyEd25519: VerifyEd25519;
  /** The log's keys, as the reader got them elsewhere; none: those in the record. */
  readonly keys: readonly string[];
  /** Keys of witnesses, as the reader got them elsewhere; none: those in the record. */
  readonly witnessKeys?: readonly string[];
  readonly nowMs: number;
  /** Missing where stamps of time authorities cannot be checked. */
  readonly verifyStamp?: VerifyStamp;
  /** Told which share is done, from 0 to 1; the work goes on when it resolves. */
  readonly onProgress?: (share: number) => Promise<void>;
}

/** 256 hashes. */
const TILE_BYTES_MAX = 256 * 32;
/** Of the whole work, about. */
const LEAVES_SHARE = 0.7;

interface Header {
  readonly origin: string;
  readonly auctionId: number;
  readonly logKeys: readonly string[];
  readonly witnessKeys: readonly string[];
  readonly lots: readonly number[];
}

export async function verifyRecord(files: RecordFiles, trust: RecordTrust): Promise<RecordVerdict> {
  const findings: RecordFinding[] = [];
  const find = (fault: RecordFault, where: string, detail: string): void =>
    void findings.push({ fault, where, detail });
  const { sha256, onProgress = () => Promise.resolve() } = trust;
  const header = await headerOf(files);
  const hasOwnKey = trust.keys.length > 0;
  const { witnessKeys: ownWitnessKeys = [] } = trust;
  const hasOwnWitnesses = ownWitnessKeys.length > 0;
  const nothing = {
    leaves: 0,
    checkpoints: 0,
    refusals: 0,
    lots: new Map<number, LotVerdict>(),
    publishedWith: [],
    revisions: 0,
    witnesses: [],
    missingWitnesses: [],
    hasOwnWitnesses,
    stamps: null,
  };
  if (header === null) {
    find('NOT_A_RECORD', 'auction.json', 'it is missing or is none');
    return { origin: '', auctionId: 0, ...nothing, hasOwnKey, findings };
  }
  const { origin, auctionId } = header;
  const logKeys = keysOf(sha256, hasOwnKey ? trust.keys : header.logKeys, find);
  const checkpoints = await openAll(files, origin, logKeys, trust, find);
  const newest = checkpoints.at(-1);
  if (newest === undefined) {
    find('NOT_A_RECORD', 'checkpoints', 'there is no checkpoint that the log has signed');
    return { origin, auctionId, ...nothing, hasOwnKey, findings };
  }
  const tile = await tilesIn(files);
  for (const finding of contradictions(sha256, checkpoints, newest, tile)) findings.push(finding);
  const witnessKeys = keysOf(sha256, hasOwnWitnesses ? ownWitnessKeys : header.witnessKeys, find);
  const { signed, unsigned } = await witnessesOf(newest, witnessKeys, trust, find);
  // Of witnesses that only the record names nothing was asked.
  const missing = hasOwnWitnesses ? unsigned : [];
  for (const { name } of missing) find('WITNESS', 'newest checkpoint', `${name} has not signed`);
  const { verifyStamp } = trust;
  const stamps =
    verifyStamp === undefined ? null : await checkStamps(files, checkpoints, { ...trust, verifyStamp }, find);
  const text = await textIn(files, 'leaves.jsonl');
  if (text === null) find('NOT_A_RECORD', 'leaves.jsonl', 'it is missing');
  const read = await readLeaves(sha256, text ?? '', newest.checkpoint, tile, (share) =>
    onProgress(share * LEAVES_SHARE),
  );
  // One by one: what is wrong a hundred thousand times is more than a call takes.
  for (const finding of read.findings) findings.push(finding);
  for (const finding of orderFaults(read.leaves, auctionId, new Set(header.lots))) findings.push(finding);
  const lastIndex = read.leaves.at(-1)?.index ?? -1;
  if (lastIndex < newest.checkpoint.size - 1)
    find('LEAF_MISSING', `leaf ${lastIndex + 1}`, `the leaves end before ${newest.checkpoint.size}`);
  const lots = await lotsOf(sha256, files, header, read.leaves, find, (share) =>
    onProgress(LEAVES_SHARE + share * (1 - LEAVES_SHARE)),
  );
  const published = await checkTexts(sha256, files, header, read.leaves, lots, find);
  return {
    origin,
    auctionId,
    leaves: read.leaves.length,
    checkpoints: checkpoints.length,
    refusals: refusalsIn(read.leaves, lots),
    lots,
    ...published,
    witnesses: signed.map(({ name }) => name),
    missingWitnesses: missing.map(({ name }) => name),
    hasOwnWitnesses,
    stamps,
    hasOwnKey,
    findings,
  };
}

/** Those that are only counted, too. */
function refusalsIn(leaves: readonly PlacedLeaf[], lots: ReadonlyMap<number, LotVerdict>): number {
  let refusals = 0;
  for (const { leaf } of leaves)
    if ((leaf.kind === 'refusal' || leaf.kind === 'refusals') && lots.has(leaf.lotId))
      refusals += leaf.kind === 'refusal' ? 1 : leaf.count;
  return refusals;
}

type Find = (fault: RecordFault, where: string, detail: string) => void;

async function tilesIn(files: RecordFiles): Promise<ReadTile> {
  const tiles = new Map<string, Uint8Array>();
  for (const path of files.paths.filter((each) => each.startsWith('tile/'))) {
    const bytes = await files.read(path);
    // A longer one is none, and all of them are held in memory.
    if (bytes !== null && bytes.length <= TILE_BYTES_MAX) tiles.set(path, bytes);
  }
  return (id) => tiles.get(tilePath(id));
}

function keysOf(sha256: Sha256, texts: readonly string[], find: Find): readonly NoteKey[] {
  return [...new Set(texts)].flatMap((text) => {
    const key = parseVerifierKey(sha256, text);
    if (key.ok) return [key.value];
    find('BAD_KEY', text.slice(0, 80), wordsOf(key));
    return [];
  });
}

/** From the smallest to the largest. */
async function openAll(
  files: RecordFiles,
  origin: string,
  logKeys: readonly NoteKey[],
  { keys, verifyEd25519 }: RecordTrust,
  find: Find,
): Promise<readonly SignedCheckpoint[]> {
  const hasOwnKey = keys.length > 0;
  const opened: SignedCheckpoint[] = [];
  for (const path of files.paths.filter((each) => /^checkpoints\/\d+$/.test(each))) {
    const note = (await textIn(files, path)) ?? '';
    const one = await openCheckpoint(note, { origin, logKeys, witnessKeys: [], verifyEd25519 });
    if (one.ok && path === `checkpoints/${one.value.checkpoint.size}`) opened.push(one.value);
    else if (!one.ok && one.code === 'LOG.NOT_SIGNED' && hasOwnKey) find('OTHER_KEY', path, wordsOf(one));
    else find('BAD_CHECKPOINT', path, one.ok ? `it is of ${one.value.checkpoint.size} leaves` : wordsOf(one));
  }
  return opened.sort((a, b) => a.checkpoint.size - b.checkpoint.size);
}

function* contradictions(
  sha256: Sha256,
  checkpoints: readonly SignedCheckpoint[],
  { checkpoint: newest }: SignedCheckpoint,
  tile: ReadTile,
): Generator<RecordFinding> {
  for (const { checkpoint } of checkpoints.slice(0, -1)) {
    const shown = rootShown(sha256, checkpoint.size, newest, tile);
    const where = `checkpoints/${checkpoint.size}`;
    if (shown === null) yield { fault: 'TILE_CORRUPTED', where, detail: `no proof up to ${newest.size}` };
    else if (!areEqual(shown, checkpoint.root))
      yield {
        fault: 'HISTORY_REWRITTEN',
        where,
        detail: `checkpoints/${newest.size} does not begin with it`,
      };
  }
}

async function lotsOf(
  sha256: Sha256,
  files: RecordFiles,
  { lots }: Header,
  leaves: readonly PlacedLeaf[],
  find: Find,
  onProgress: (share: number) => Promise<void>,
): Promise<ReadonlyMap<number, LotVerdict>> {
  const verdicts = new Map<number, LotVerdict>();
  const byLot = leavesByLot(leaves);
  for (const [at, lotId] of lots.entries()) {
    await onProgress(at / lots.length);
    const rows = rowsOf((await textIn(files, `journals/${lotId}.jsonl`)) ?? '');
    const ofLot = byLot.get(lotId) ?? [];
    const events = ofLot.filter((leaf): leaf is EventLeaf => leaf.kind === 'event');
    const refusals = ofLot.filter((leaf): leaf is RefusalLeaf => leaf.kind === 'refusal');
    const end = ofLot.find((leaf): leaf is EndLeaf => leaf.kind === 'end');
    if (rows === null) find('NOT_A_RECORD', `journals/${lotId}.jsonl`, 'a line of it is none');
    const verdict = verifyLot(sha256, lotId, rows ?? [], { events, refusals, end });
    verdicts.set(lotId, verdict);
    for (const { fault, where, detail } of verdict.findings) find(fault, where, detail);
  }
  checkEntries(verdicts, find);
  return verdicts;
}

/** One share bids on one plate only. */
function checkEntries(lots: ReadonlyMap<number, LotVerdict>, find: Find): void {
  const lotOfEntry = new Map<number, number>();
  for (const [lotId, { entryIds }] of lots)
    for (const entryId of entryIds) {
      const other = lotOfEntry.get(entryId) ?? lotId;
      lotOfEntry.set(entryId, other);
      if (other === lotId) continue;
      const detail = `ENTRY_BEHIND_TWO_LOTS: ${FAULTS.ENTRY_BEHIND_TWO_LOTS} (entry ${entryId}, lot ${other} too)`;
      find('RULE_BROKEN', `lot ${lotId}`, detail);
    }
}

function leavesByLot(leaves: readonly PlacedLeaf[]): ReadonlyMap<number, readonly Leaf[]> {
  const byLot = new Map<number, Leaf[]>();
  for (const { leaf } of leaves) {
    if (!('lotId' in leaf)) continue;
    const known = byLot.get(leaf.lotId);
    if (known === undefined) byLot.set(leaf.lotId, [leaf]);
    else known.push(leaf);
  }
  return byLot;
}

/** What was published is what stands in the log by hash, in its newest revision; the result is also what the lots came to. */
async function checkTexts(
  sha256: Sha256,
  files: RecordFiles,
  { auctionId, lots: ids }: Header,
  leaves: readonly PlacedLeaf[],
  lots: ReadonlyMap<number, LotVerdict>,
  find: Find,
): Promise<Pick<RecordVerdict, 'publishedWith' | 'revisions'>> {
  const own = leaves
    .map(({ leaf }) => leaf)
    .filter((leaf) => 'auctionId' in leaf && leaf.auctionId === auctionId);
  const auctions = own.filter((leaf) => leaf.kind === 'auction');
  const auction = auctions.at(-1);
  // As the sale ended: what is published later is no part of it.
  const [result] = own.filter((leaf) => leaf.kind === 'result');
  /** The text, where it is the one in the log. */
  const check = async (path: string, hash: string): Promise<string | null> => {
    const bytes = await files.read(path);
    if (bytes !== null && toHex(sha256(bytes)) === hash) return textOf(bytes) ?? '';
    find('TEXT_DIFFERS', path, bytes === null ? 'it is missing' : `in the log ${hash}`);
    return null;
  };
  let terms: string | null = null;
  if (auction === undefined) find('LEAF_MISSING', `auction ${auctionId}`, 'its terms');
  else {
    terms = await check('terms.txt', auction.termsHash);
    const published = await check('lots.txt', auction.lotsHash);
    if (terms !== null && published !== null)
      for (const [where, detail] of termsFaults(terms, published, lots)) find('TERMS_DIFFER', where, detail);
    if (auction.lots !== ids.length)
      find('NOT_A_RECORD', 'auction.json', `${ids.length} lots, in the log ${auction.lots}`);
  }
  if (result === undefined) find('LEAF_MISSING', `auction ${auctionId}`, 'its result');
  else {
    await check('result.txt', result.resultHash);
    resultFaults((await textIn(files, 'result.txt')) ?? '', ids, lots, find);
  }
  return { publishedWith: publishedWith(terms ?? ''), revisions: auctions.length };
}

/** What was published of each lot is what its record came to. */
function resultFaults(
  text: string,
  ids: readonly number[],
  lots: ReadonlyMap<number, LotVerdict>,
  find: Find,
): void {
  const published = publishedIn(text, find);
  for (const lotId of ids)
    if (!published.has(lotId))
      find('RESULT_DIFFERS', `lot ${lotId}`, 'the published result does not name it');
  for (const [lotId, said] of published) {
    const lot = lots.get(lotId);
    const [told, found] = [JSON.stringify(said), JSON.stringify(lot === undefined ? null : publishedOf(lot))];
    if (told !== found) find('RESULT_DIFFERS', `lot ${lotId}`, `published: ${told}; the record: ${found}`);
  }
}

interface PublishedLot {
  readonly outcome: string;
  readonly hammerFen: number;
  readonly paddleNo: number | null;
  readonly version: number;
  readonly hash: string;
}

function publishedOf({ outcome, hammerFen, paddleNo, version, hash }: LotVerdict): PublishedLot {
  return { outcome: outcome ?? 'nothing', hammerFen, paddleNo, version, hash };
}

/** A line for each lot. Of one whose winner did not pay, what the sale came to: not to pay is no part of it. */
function publishedIn(text: string, find: Find): ReadonlyMap<number, PublishedLot> {
  const lots = new Map<number, PublishedLot>();
  for (const [, line] of linesOf(text)) {
    const read = jsonIn(line) as Readonly<Record<string, unknown>> | null;
    const { lot_id: lotId, outcome, hammer_fen: hammerFen, paddle_no: paddleNo, version, hash } = read ?? {};
    if (typeof lotId !== 'number') continue;
    if (lots.has(lotId)) find('RESULT_DIFFERS', `lot ${lotId}`, 'the published result names it twice');
    lots.set(lotId, {
      outcome: outcome === 'defaulted' ? 'sold' : String(outcome),
      hammerFen: Number(hammerFen ?? 0),
      paddleNo: paddleNo === null ? null : Number(paddleNo),
      version: Number(version),
      hash: typeof hash === 'string' ? hash : '',
    });
  }
  return lots;
}

async function headerOf(files: RecordFiles): Promise<Header | null> {
  const read = jsonIn((await textIn(files, 'auction.json')) ?? '') as (Header & { v?: number }) | null;
  if (read?.v !== 1 || typeof read.origin !== 'string' || !Number.isSafeInteger(read.auctionId)) return null;
  const areLists = [read.logKeys, read.witnessKeys, read.lots].every(Array.isArray);
  const areKeys = areLists && [...read.logKeys, ...read.witnessKeys].every((key) => typeof key === 'string');
  return areKeys && read.lots.every((lotId) => Number.isSafeInteger(lotId)) ? read : null;
}

function rowsOf(text: string): readonly JournalRow[] | null {
  const rows: JournalRow[] = [];
  for (const [, line] of linesOf(text)) {
    const { version, body, hash } = (jsonIn(line) ?? {}) as Partial<JournalRow>;
    if (typeof version !== 'number' || typeof body !== 'string' || typeof hash !== 'string') return null;
    const { atMs } = (jsonIn(body) ?? {}) as { atMs?: number };
    rows.push({ version, body, hash, atMs: atMs ?? 0 });
  }
  return rows;
}

async function textIn(files: RecordFiles, path: string): Promise<string | null> {
  const bytes = await files.read(path);
  return bytes === null ? null : textOf(bytes);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
