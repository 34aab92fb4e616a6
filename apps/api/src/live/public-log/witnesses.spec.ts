// Witnesses over real lines: who signs is joined, whoever is behind is brought up, and nobody who is dead or lies is waited for or believed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  addSignatures,
  EMPTY_EDGE,
  formatCheckpoint,
  formatNote,
  growTree,
  hashLeaf,
  type NoteKey,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  partialTiles,
  rootOfRange,
  signNote,
  tilePath,
  utf8,
} from '@haopai/log';
import { waitUntil } from '../../testing';
import { logKeyOf, sha256, verifyEd25519 } from './log-key';
import { type Lie, RealWitness } from './testing/real-witness';
import { type Signed, sizeIn, valueOf } from './tree.store';
import type { Witness, WitnessOutcome } from './witness-caller';
import { Witnesses } from './witnesses';

const NAME = 'haopai.example';
const log = logKeyOf({
  isOn: true,
  name: NAME,
  seed: Buffer.alloc(32, 7),
  keptDir: null,
  oldKeys: [],
  witnesses: [],
  quorum: 0,
  stamps: 'off',
});

/** All trees are of leaves 0, 1, 2 …: small enough for one tile. */
function treeOf(size: number) {
  const hashes = Array.from({ length: size }, (_, leaf) => hashLeaf(sha256, utf8(String(leaf))));
  return growTree(sha256, EMPTY_EDGE, hashes).edge;
}
async function signedAt(size: number): Promise<Signed> {
  const root = rootOfRange(sha256, treeOf(size).range);
  const text = formatCheckpoint({ origin: NAME, size, root, extensions: [] });
  return { size, note: formatNote({ text, signatures: [await signNote(text, log.own, log.sign)] }) };
}

describe('witnesses', () => {
  const opened: { close(): void }[] = [];
  const told: string[] = [];
  const notes = new Map<number, string>();

  beforeEach(() => {
    told.length = 0;
    notes.clear();
  });
  afterEach(() => {
    for (const each of opened.splice(0)) each.close();
  });

  async function aWitness(name: string): Promise<{ real: RealWitness; witness: Witness }> {
    const real = new RealWitness(name, log.own);
    opened.push(real);
    return { real, witness: await real.open() };
  }
  /** It takes what is sent, and never says a word. */
  async function aDeadWitness(): Promise<Witness> {
    const server = createServer(() => undefined);
    opened.push({
      close: () => {
        server.close();
        server.closeAllConnections();
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      key: new RealWitness('dead', log.own).key,
    };
  }
  const witnessesOf = (all: readonly Witness[], askAgainAfterMs?: number): Witnesses =>
    new Witnesses(
      all,
      log,
      {
        // Any full enough tile serves for a smaller one.
        tiles: (ids) => {
          const at = (width: number) => partialTiles(treeOf(width))[0]?.bytes ?? new Uint8Array();
          return Promise.resolve(new Map(ids.map((id) => [tilePath(id), at(id.width)])));
        },
        join: ({ size, note }, signatures) => {
          const before = valueOf(parseNote(notes.get(size) ?? note));
          notes.set(size, formatNote(addSignatures(before, signatures)));
          return Promise.resolve();
        },
      },
      { noteWitness: (name: string, outcome: WitnessOutcome) => told.push(`${name} ${outcome}`) },
      askAgainAfterMs,
    );
  const signersOf = async (size: number, keys: readonly NoteKey[]): Promise<readonly string[]> => {
    const trust = { origin: NAME, logKeys: [log.own], witnessKeys: keys, verifyEd25519 };
    const opened = valueOf(await openCheckpoint(notes.get(size) ?? '', trust));
    return opened.byWitnesses.map(({ key }) => key.name);
  };

  it('sign what extends what they know, one that is behind from where it is', async () => {
    const [one, behind] = [await aWitness('one'), await aWitness('behind')];
    const all = witnessesOf([one.witness, behind.witness]);
    all.hear(await signedAt(3));
    await all.rest();
    behind.real.known = { size: 2, root: rootOfRange(sha256, treeOf(2).range), note: null };
    all.hear(await signedAt(7));
    await all.rest();
    expect([...(await signersOf(7, [one.real.key, behind.real.key]))].sort()).toEqual(['behind', 'one']);
    expect(valueOf(parseCheckpoint(valueOf(parseNote(notes.get(7) ?? '')).text)).size).toBe(7);
  });

  it('that are dead, or lie, are neither waited for nor believed', async () => {
    const [one, liar] = [await aWitness('one'), await aWitness('liar')];
    liar.real.lie = 'signature';
    const all = witnessesOf([one.witness, liar.witness, await aDeadWitness()]);
    const startedAt = performance.now();
    all.hear(await signedAt(3));
    // Whoever says something does not wait for anybody.
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    await all.rest();
    expect(await signersOf(3, [one.real.key, liar.real.key])).toEqual(['one']);
    expect([...told].sort()).toEqual(['dead silent', 'liar refused', 'one signed']);
  });

  it('sign all along a tree that grows faster than a dead one is given up, each for itself', async () => {
    const [quick, slow] = [await aWitness('quick'), await aWitness('slow')];
    slow.real.answersAfterMs = 500;
    const all = witnessesOf([await aDeadWitness(), quick.witness, slow.witness]);
    const sizes = Array.from({ length: 20 }, (_, at) => at + 1);
    for (const size of sizes) {
      all.hear(await signedAt(size));
      await sleep(200);
    }
    await waitUntil(() => Promise.resolve(notes.has(20)));
    await all.rest();
    expect(told.filter((line) => line === 'dead silent').length).toBeLessThanOrEqual(3);
    const signers: (readonly string[])[] = [];
    for (const size of notes.keys()) signers.push(await signersOf(size, [quick.real.key, slow.real.key]));
    // A machine that others use, too, may be late for one.
    expect(signers.filter((names) => names.includes('quick')).length).toBeGreaterThanOrEqual(15);
    expect(signers.filter((names) => names.includes('slow')).length).toBeGreaterThanOrEqual(4);
    expect(told).not.toContain('quick refused');
    expect(told).not.toContain('slow refused');
    expect(told).not.toContain('slow ahead');
    expect(all.signedCount).toBe(2);
  });

  it.each<Lie>(['signature', 'ahead', 'nonsense'])(
    'are two, one of which lies (%s), and a dead one: the true one counts, and nothing is held against the log',
    async (lie) => {
      const [one, liar] = [await aWitness('one'), await aWitness('liar')];
      liar.real.lie = lie;
      const all = witnessesOf([one.witness, liar.witness, await aDeadWitness()]);
      for (const size of [3, 5]) {
        all.hear(await signedAt(size));
        await all.rest();
        expect(await signersOf(size, [one.real.key, liar.real.key])).toEqual(['one']);
        expect(all.signedCount).toBe(1);
      }
      expect(told).toContain(lie === 'ahead' ? 'liar ahead' : 'liar refused');
      // The checkpoint that it was given itself, at most: that contradicts nothing.
      for (const { note } of all.takeShown()) expect([3, 5]).toContain(sizeIn(note).size);
    },
  );

  it('that were missing are asked again, and what was signed stays', async () => {
    const [one, late] = [await aWitness('one'), await aWitness('late')];
    late.real.lie = 'nonsense';
    const all = witnessesOf([one.witness, late.witness], 0);
    const signed = await signedAt(3);
    all.hear(signed);
    await waitUntil(() => Promise.resolve(told.includes('late refused')));
    await all.rest();
    expect(all.signedCount).toBe(1);
    late.real.lie = null;
    all.hear(signed);
    await all.rest();
    expect(all.signedCount).toBe(2);
    expect(await signersOf(3, [one.real.key, late.real.key])).toEqual(['one', 'late']);
    // Whoever has signed is not asked again, and when all have, nobody is.
    all.hear(signed);
    await all.rest();
    expect(told.filter((line) => line === 'one signed')).toHaveLength(1);
    all.forget();
    expect(all.signedCount).toBe(0);
  });

  it('that have seen more show it by the log’s own signature, and what it has not signed is no proof', async () => {
    const [ahead, forger] = [await aWitness('ahead'), await aWitness('forger')];
    const proof = (await signedAt(9)).note;
    ahead.real.known = { size: 9, root: rootOfRange(sha256, treeOf(9).range), note: proof };
    forger.real.known = { ...ahead.real.known, note: proof.replace('\n9\n', '\n90\n') };
    const all = witnessesOf([ahead.witness, forger.witness, await aDeadWitness()]);
    expect(await all.seen()).toEqual([{ name: 'ahead', note: proof }]);
    all.hear(await signedAt(4));
    await waitUntil(() => Promise.resolve(told.length === 3));
    await all.rest();
    expect([...told].sort()).toEqual(['ahead ahead', 'dead silent', 'forger ahead']);
    expect(all.takeShown()).toEqual([{ name: 'ahead', note: proof }]);
    expect(all.takeShown()).toEqual([]);
  });
});
