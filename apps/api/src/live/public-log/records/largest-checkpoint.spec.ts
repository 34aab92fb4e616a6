// Under which checkpoint an auction's record is put together: one that witnesses have signed, without a refusal the less.
import { formatLeaf, formatNote, hashLeaf, type Leaf, noteKey, type NoteSignature } from '@haopai/log';
import { aDatabase, type ThrowAwayDatabase } from '../../../testing';
import { sha256 } from '../log-key';
import { valueOf } from '../tree.store';
import { largestCheckpoint } from './plan-record';
import { RecordFactsStore } from './record-facts.store';

const LOT = 7;
const HOUR_MS = 3_600_000;
const keyOf = (name: string) => valueOf(noteKey(sha256, name, 'cosignature', new Uint8Array(32).fill(3)));
const keys = ['one', 'other'].map(keyOf);
const log = valueOf(noteKey(sha256, 'haopai.example', 'ed25519', new Uint8Array(32).fill(1)));
const newLog = valueOf(noteKey(sha256, 'haopai.example', 'ed25519', new Uint8Array(32).fill(2)));

describe('the largest checkpoint of a record', () => {
  let database: ThrowAwayDatabase;
  let facts: RecordFactsStore;

  beforeAll(async () => {
    database = await aDatabase();
    facts = new RecordFactsStore(database.pool);
  });
  beforeEach(async () => {
    for (const table of ['log_checkpoints', 'log_leaves']) await database.pool.query(`DELETE FROM ${table}`);
  });
  afterAll(() => database.drop());

  /** One for each size from 1 on: how long ago, and who has signed. */
  async function signed(...all: readonly (readonly [agoMs: number, ...by: string[]])[]): Promise<void> {
    for (const [at, [agoMs, ...names]] of all.entries()) {
      const signatureOf = ({ name, keyId }: Pick<NoteSignature, 'name' | 'keyId'>): NoteSignature => ({
        ...{ name, keyId, signature: new Uint8Array(64) },
      });
      const by = names.map((name) => (name === 'new' ? newLog : keyOf(name)));
      const note = formatNote({
        text: `haopai.example\n${at + 1}\nAAAA\n`,
        signatures: [...(names.includes('new') ? [] : [log]), ...by].map(signatureOf),
      });
      await database.pool.query('INSERT INTO log_checkpoints SET ?', [
        { size: at + 1, signed_at_ms: Date.now() - agoMs, note },
      ]);
    }
  }
  async function leaf(index: number, leaf: Leaf): Promise<void> {
    const bytes = valueOf(formatLeaf(leaf));
    await database.pool.query('INSERT INTO log_leaves SET ?', [
      {
        ...{ leaf_index: index, source: `spec:${index}` },
        ...{ hash: Buffer.from(hashLeaf(sha256, bytes)), body: Buffer.from(bytes) },
      },
    ]);
  }
  const refusalOf = (lotId: number): Leaf => ({
    ...{ kind: 'refusals', lotId, fromMs: 0, untilMs: 60_000, count: 1 },
  });
  async function largest(quorum: number, above = 0, byMs = Date.now() + HOUR_MS): Promise<number | null> {
    const settled = await facts.settledCheckpoints(above, byMs);
    return (
      (await largestCheckpoint(settled, { auctionId: 1, lotIds: [LOT] }, { facts, wanted: { keys, quorum } }))
        ?.size ?? null
    );
  }

  it('is the newest that as many have signed as should', async () => {
    await signed([20_000, 'one'], [15_000, 'one', 'other'], [10_000, 'other'], [9_000], [0, 'one', 'other']);
    expect(await largest(1)).toBe(3);
    expect(await largest(2)).toBe(2);
  });

  it('is the newest that most have signed where nothing has been signed by so many, and else the newest', async () => {
    await signed([20_000, 'one'], [15_000, 'stranger'], [10_000]);
    expect(await largest(2)).toBe(1);
    expect(await largest(2, 1)).toBe(3);
    expect(await largest(2, 3)).toBeNull();
  });

  it('is the first of those that came too late that is signed', async () => {
    await signed([20_000], [15_000, 'one'], [10_000, 'one']);
    expect(await largest(1, 0, Date.now() - HOUR_MS)).toBe(2);
    expect(await largest(2, 0, Date.now() - HOUR_MS)).toBe(2);
  });

  it('leaves no refusal out for a signature', async () => {
    await signed([20_000, 'one', 'other'], [15_000, 'one'], [10_000]);
    await leaf(1, refusalOf(LOT));
    await leaf(2, refusalOf(LOT + 1));
    expect(await largest(2)).toBe(2);
    await database.pool.query('DELETE FROM log_leaves WHERE leaf_index = 2');
    await leaf(2, refusalOf(LOT));
    expect(await largest(2)).toBe(3);
  });

  it('is none of the log’s key before, which witnesses know better', async () => {
    await signed([20_000, 'one', 'other'], [15_000, 'new'], [10_000, 'new']);
    expect(await largest(2)).toBe(3);
  });
});
