// Which of the headers that a handler gave belong to its answer, whoever asks for it.
import type { MadeAnswer } from './make-answer';

/** Of a request, not of what it gives. */
const NOT_KEPT = new Set([
  'cache-control',
  'connection',
  'content-length',
  'date',
  'etag',
  'keep-alive',
  'transfer-encoding',
  'x-request-id',
]);
/** Fences of pages (platform/http), half of an answer's lines: no browser makes a page of JSON. */
const OF_PAGES = new Set([
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]);
const JSON_TYPE = /^application\/json\b/;

export function keptHeaders({ headers }: MadeAnswer): Readonly<Record<string, string>> {
  const isJson = JSON_TYPE.test(String(headers['content-type']));
  const kept = Object.entries(headers).filter(
    ([name]) => !NOT_KEPT.has(name) && !(isJson && OF_PAGES.has(name)),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
