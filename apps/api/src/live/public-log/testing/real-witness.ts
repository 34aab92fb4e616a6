// A witness at a real address, as C2SP tlog-witness describes one: honest, unless it is told to lie.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  cosignNote,
  formatSignatureLine,
  hashOfNothing,
  noteKey,
  type NoteKey,
  openCheckpoint,
  parseAddCheckpoint,
  parseNote,
  TREE_SIZE_TYPE,
  verifyConsistency,
} from '@haopai/log';
import { sha256, verifyEd25519 } from '../log-key';
import { valueOf } from '../tree.store';
import type { Witness } from '../witness-caller';

const RAW_KEY_BYTES = 32;
const TEXT = 'text/plain';

/** `signature`: of another text; `ahead`: it says that it has seen more than anybody has; `nonsense`: no answer of a witness. */
export type Lie = 'signature' | 'ahead' | 'nonsense';

export class RealWitness {
  readonly key: NoteKey;
  /** As it knows the log. */
  known: { size: number; root: Uint8Array; note: string | null } = {
    size: 0,
    root: hashOfNothing(sha256),
    note: null,
  };
  lie: Lie | null = null;
  answersAfterMs = 0;
  private readonly sign: (message: Uint8Array) => Uint8Array;
  private readonly server: Server;

  constructor(
    name: string,
    private readonly logKey: NoteKey,
  ) {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    this.sign = (message) => new Uint8Array(sign(null, message, pem));
    const raw = createPublicKey(pem).export({ type: 'spki', format: 'der' }).subarray(-RAW_KEY_BYTES);
    this.key = valueOf(noteKey(sha256, name, 'cosignature', new Uint8Array(raw)));
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.answerTo(request.url ?? '', Buffer.concat(chunks).toString('utf8')).then(
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

  private async answerTo(address: string, sent: string) {
    const { logKey, lie } = this;
    const origin = logKey.name;
    if (this.answersAfterMs > 0) await sleep(this.answersAfterMs);
    const { known } = this;
    if (address === `/${encodeURIComponent(origin)}/checkpoint`)
      return { status: known.note === null ? 404 : 200, type: TEXT, body: known.note ?? '' };
    if (lie === 'nonsense') return { status: 409, type: TREE_SIZE_TYPE, body: '-1 or so\n' };
    if (lie === 'ahead') return { status: 409, type: TREE_SIZE_TYPE, body: `${Number.MAX_SAFE_INTEGER}\n` };
    const { oldSize, proof, checkpoint } = valueOf(parseAddCheckpoint(sent));
    if (oldSize !== known.size) return { status: 409, type: TREE_SIZE_TYPE, body: `${known.size}\n` };
    const trust = { origin, logKeys: [logKey], witnessKeys: [], verifyEd25519 };
    const { size, root } = valueOf(await openCheckpoint(checkpoint, trust)).checkpoint;
    const isTrue = verifyConsistency(sha256, { oldSize, oldRoot: known.root, size, root, proof }).ok;
    if (!isTrue) return { status: 422, type: TEXT, body: '' };
    this.known = { size, root, note: checkpoint };
    const { text } = valueOf(parseNote(checkpoint));
    const of = lie === 'signature' ? text.replace(origin, 'another.example') : text;
    const signature = await cosignNote(of, this.key, Date.now(), this.sign);
    return { status: 200, type: TEXT, body: formatSignatureLine(signature) };
  }
}
