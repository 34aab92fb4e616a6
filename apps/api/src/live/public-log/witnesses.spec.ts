// Witnesses over real lines: who signs is joined, whoever is behind is brought up, and nobody who is dead or lies is waited for or believed.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  cosignNote,
  EMPTY_EDGE,
  formatCheckpoint,
  formatNote,
  formatSignatureLine,
  growTree,
  hashLeaf,
  noteKey,
  type NoteKey,
  openCheckpoint,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  partialTiles,
  rootOfRange,
  signNote,
  TREE_SIZE_TYPE,
  tilePath,
  utf8,
  verifyConsistency,
} from '@haopai/log';
import { waitUntil } from '../../testing';
import { logKeyOf, sha256, verifyEd25519 } from './log-key';
import { type Signed, valueOf } from './tree.store';
import { type Witness, Witnesses, type WitnessOutcome } from './witnesses';

const NAME = 'haopai.example';
const RAW_KEY_BYTES = 32;
const log = logKeyOf({
  isOn: true,
  name: NAME,
  seed: Buffer.alloc(32, 7),
  keptDir: null,
  oldKeys: [],
  witnesses: [],
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

class RealWitness {
  readonly key: NoteKey;
  /** As it knows the log. */
  known = { size: 0, root: rootOfRange(sha256, treeOf(0).range) };
  isLying = false;
  private readonly sign: (message: Uint8Array) => Uint8Array;
  private readonly server: Server;

  constructor(name: string) {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    this.sign = (message) => new Uint8Array(sign(null, message, pem));
    const raw = createPublicKey(pem).export({ type: 'spki', format: 'der' }).subarray(-RAW_KEY_BYTES);
    this.key = valueOf(noteKey(sha256, name, 'cosignature', new Uint8Array(raw)));
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.answer(Buffer.concat(chunks).toString('utf8')).then(
          ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
          (error: unknown) => response.writeHead(500).end(String(error)),
        );
      });
    });
  }

  async open(): Promise<Witness> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`, key: this.key };
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(sent: string) {
    const type = 'text/plain';
    const { oldSize, proof, checkpoint } = valueOf(parseAddCheckpoint(sent));
    if (oldSize !== this.known.size)
      return { status: 409, type: TREE_SIZE_TYPE, body: `${this.known.size}\n` };
    const trust = { origin: NAME, logKeys: [log.own], witnessKeys: [], verifyEd25519 };
    const { size, root } = valueOf(await openCheckpoint(checkpoint, trust)).checkpoint;
    const isTrue = verifyConsistency(sha256, { oldSize, oldRoot: this.known.root, size, root, proof }).ok;
    if (!isTrue) return { status: 422, type, body: '' };
    this.known = { size, root };
    const { text } = valueOf(parseNote(checkpoint));
    const of = this.isLying ? text.replace(NAME, 'another.example') : text;
    return {
      status: 200,
      type,
      body: formatSignatureLine(await cosignNote(of, this.key, Date.now(), this.sign)),
    };
  }
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
    const real = new RealWitness(name);
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
      key: new RealWitness('dead').key,
    };
  }
  const witnessesOf = (all: readonly Witness[]): Witnesses =>
    new Witnesses(
      all,
      {
        // Any full enough tile serves for a smaller one.
        tiles: (ids) => {
          const at = (width: number) => partialTiles(treeOf(width))[0]?.bytes ?? new Uint8Array();
          return Promise.resolve(new Map(ids.map((id) => [tilePath(id), at(id.width)])));
        },
        noteSigned: ({ size, note }) => {
          notes.set(size, note);
          return Promise.resolve();
        },
      },
      { noteWitness: (name: string, outcome: WitnessOutcome) => told.push(`${name} ${outcome}`) },
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
    await waitUntil(() => Promise.resolve(notes.has(3)));
    behind.real.known = { size: 2, root: rootOfRange(sha256, treeOf(2).range) };
    all.hear(await signedAt(7));
    await waitUntil(() => Promise.resolve(notes.has(7)));
    expect(await signersOf(7, [one.real.key, behind.real.key])).toEqual(['one', 'behind']);
    expect(valueOf(parseCheckpoint(valueOf(parseNote(notes.get(7) ?? '')).text)).size).toBe(7);
  });

  it('that are dead, or lie, are neither waited for nor believed', async () => {
    const [one, liar] = [await aWitness('one'), await aWitness('liar')];
    liar.real.isLying = true;
    const all = witnessesOf([one.witness, liar.witness, await aDeadWitness()]);
    const startedAt = performance.now();
    all.hear(await signedAt(3));
    // Whoever says something does not wait for anybody.
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    await waitUntil(() => Promise.resolve(notes.has(3)));
    expect(await signersOf(3, [one.real.key, liar.real.key])).toEqual(['one']);
    expect([...told].sort()).toEqual(['dead silent', 'liar refused', 'one signed']);
  });

  it('that have seen more say so', async () => {
    const [ahead, even] = [await aWitness('ahead'), await aWitness('even')];
    ahead.real.known = { size: 9, root: rootOfRange(sha256, treeOf(9).range) };
    even.real.known = { size: 4, root: rootOfRange(sha256, treeOf(4).range) };
    const all = witnessesOf([ahead.witness, even.witness, await aDeadWitness()]);
    expect(await all.aheadOf(await signedAt(4))).toEqual(['ahead']);
  });
});
