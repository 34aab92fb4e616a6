// A witness at its address: one request after the other, small bodies, and what a log cannot explain is kept.
import { appendFileSync, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { formatVerifierKey, type NoteKey } from '@haopai/log';
import { type Answer, judgeCheckpoint } from './judge-checkpoint';
import type { WitnessFile } from './witness-file';

export interface WitnessSettings {
  readonly folder: string;
  readonly file: WitnessFile;
  readonly logKeys: readonly NoteKey[];
  readonly host: string;
  /** 0: one that is free. */
  readonly port: number;
  readonly tell: (line: string) => void;
}

export interface RunningWitness {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Names, 63 hashes and a hundred signatures, with room to spare. */
const BODY_BYTES_MAX = 64 * 1024;
const REQUEST_MAX_MS = 10_000;
/** Of each file of evidence: nobody fills a disk with wrong proofs. */
const EVIDENCE_BYTES_MAX = 10 * 1024 * 1024;

export async function serveWitness(settings: WitnessSettings): Promise<RunningWitness> {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (body: string): Promise<Answer> => {
    const answer = turn.then(() => judgeCheckpoint(body, settings.logKeys, settings.file, Date.now()));
    turn = answer.catch(() => undefined);
    return answer;
  };
  const server = http.createServer((request, response) => {
    answerTo(request, response, settings, inTurn).catch((error: unknown) => {
      settings.tell(`It could not be kept, so nothing was signed: ${String(error)}`);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('The witness cannot write down what it signs.\n');
    });
  });
  server.requestTimeout = REQUEST_MAX_MS;
  server.headersTimeout = REQUEST_MAX_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${settings.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerTo(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  settings: WitnessSettings,
  inTurn: (body: string) => Promise<Answer>,
): Promise<void> {
  const end = (status: number, type: string, body: string): void => {
    response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body);
  };
  if (request.method === 'GET' && request.url === '/')
    return end(200, 'text/plain; charset=utf-8', `${formatVerifierKey(settings.file.key)}\n`);
  const note = request.method === 'GET' ? newestOf(request.url ?? '', settings.file) : null;
  if (note !== null) return end(200, 'text/plain; charset=utf-8', note);
  if (request.url !== '/add-checkpoint') return end(404, 'text/plain', 'POST /add-checkpoint\n');
  if (request.method !== 'POST') return end(405, 'text/plain', 'POST /add-checkpoint\n');
  const body = await bodyOf(request);
  if (body === null) {
    response.setHeader('connection', 'close');
    return end(413, 'text/plain', 'A request has 64 kB at most.\n');
  }
  const answer = await inTurn(body);
  if (answer.evidence !== null) writeDown(settings, answer, answer.evidence, body);
  settings.tell(`${answer.status} ${answer.words}`);
  end(answer.status, answer.type, answer.body);
}

/** GET /NAME-OF-THE-LOG/checkpoint, as C2SP tlog-mirror has it: proof of what this witness has seen, by the log's own signature. */
function newestOf(address: string, file: WitnessFile): string | null {
  const [, encoded = ''] = /^\/([^/]+)\/checkpoint$/.exec(address) ?? [];
  try {
    return file.seenOf(decodeURIComponent(encoded))?.note ?? null;
  } catch {
    return null;
  }
}

/** Null when it is too long. What is no UTF-8 becomes a character that no signature covers. */
async function bodyOf(request: http.IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > BODY_BYTES_MAX) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** The log's own signature is in it: this is what a witness has to show. */
function writeDown(
  { folder, tell }: WitnessSettings,
  answer: Answer,
  evidence: NonNullable<Answer['evidence']>,
  body: string,
): void {
  const file = path.join(folder, evidence === 'contradiction' ? 'contradictions.jsonl' : 'suspicions.jsonl');
  if (existsSync(file) && statSync(file).size > EVIDENCE_BYTES_MAX) return;
  const line = { at: new Date().toISOString(), status: answer.status, words: answer.words, request: body };
  appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  if (evidence === 'contradiction')
    tell(`A CONTRADICTION that the log has signed is kept in ${file}. Tell the public.`);
}
