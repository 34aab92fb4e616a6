// A thread that looks through PDFs, one after another: whole, without a password, and nothing in it that runs, fetches or unpacks. It runs as
// it stands, without a compiler: nothing of its own is imported but types.
import { createHash } from 'node:crypto';
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';
import type { ThreadDone, ThreadJob } from '../../platform/worker-threads';
import type { JudgedPdf } from './judged-pdf';

const HEAD = /^%PDF-[12]\.\d/;
const HEAD_BYTES = 8;
/** Readers look for the end in so many bytes (ISO 32000-1, annex H.3, note 18). */
const TAIL_BYTES = 1_024;
/** Of all streams of objects together. */
const UNPACKED_BYTES_MAX = 64 * 1024 * 1024;
/** In which the facts of a stream stand before it. */
const FACTS_BYTES_MAX = 4_096;
const NAME = /\/([^\s()<>[\]{}/%]+)/g;
/** A character of a name by its number (ISO 32000-1, 7.3.5). */
const BY_NUMBER = /#([0-9a-f]{2})/gi;
/** What makes a program that opens the file do more than show it: scripts, starts, sends, files in the file, and forms of another kind. */
const ACTS: ReadonlySet<string> = new Set([
  ...['JavaScript', 'JS', 'Launch', 'SubmitForm', 'ImportData', 'GoToE'],
  ...['EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'Movie', 'Sound', 'XFA'],
]);

// On Linux this thread's alone: where cores are scarce, bids go before it.
setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

parentPort?.on('message', ({ jobId, work }: ThreadJob<Uint8Array>) => {
  const done: ThreadDone<JudgedPdf> = { jobId, result: judge(Buffer.from(work)) };
  parentPort?.postMessage(done);
});

function judge(file: Buffer): JudgedPdf {
  if (!HEAD.test(file.toString('latin1', 0, HEAD_BYTES))) return { problem: 'notAPdf' };
  const tail = file.toString('latin1', Math.max(0, file.length - TAIL_BYTES));
  if (!tail.includes('%%EOF') || !tail.includes('startxref')) return { problem: 'damaged' };
  const objects = objectsOf(file);
  if (objects === null) return { problem: 'damaged' };
  const names = new Set(objects.flatMap((part) => [...namesIn(part)]));
  if (names.has('Encrypt')) return { problem: 'locked' };
  if (!names.has('Catalog')) return { problem: 'damaged' };
  if ([...names].some((name) => ACTS.has(name))) return { problem: 'acts' };
  return { sha256: createHash('sha256').update(file).digest('hex') };
}

/** All that is no picture, font or page: what stands between streams, and in streams of objects. Null when one of those cannot be unpacked. */
function objectsOf(file: Buffer): readonly string[] | null {
  const parts: string[] = [];
  let [at, unpacked] = [0, 0];
  for (;;) {
    const start = file.indexOf('stream', at, 'latin1');
    const end = start === -1 ? -1 : file.indexOf('endstream', start + 'stream'.length, 'latin1');
    if (end === -1) return [...parts, file.toString('latin1', at)];
    const before = file.toString('latin1', at, start);
    parts.push(before);
    const facts = before.slice(-FACTS_BYTES_MAX).replace(/^[\s\S]*\bobj\b/, '');
    if (namesIn(facts).has('ObjStm')) {
      const objects = unpack(file.subarray(start, end), facts, UNPACKED_BYTES_MAX - unpacked);
      if (objects === null) return null;
      unpacked += objects.length;
      parts.push(objects);
    }
    at = end + 'endstream'.length;
  }
}

function unpack(stream: Buffer, facts: string, bytesMax: number): string | null {
  const [head = ''] = /^stream\r?\n/.exec(stream.toString('latin1', 0, HEAD_BYTES)) ?? [];
  const body = stream.subarray(head.length);
  const names = namesIn(facts);
  if (!names.has('Filter')) return body.toString('latin1');
  if (!names.has('FlateDecode') && !names.has('Fl')) return null;
  try {
    return inflateSync(body, { maxOutputLength: Math.max(1, bytesMax) }).toString('latin1');
  } catch {
    return null;
  }
}

function namesIn(part: string): ReadonlySet<string> {
  const plain = (name: string): string =>
    name.replace(BY_NUMBER, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new Set([...part.matchAll(NAME)].map(([, name = '']) => plain(name)));
}
