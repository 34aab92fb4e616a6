// Queries: what everybody may read is no dearer under another address. A read refuses what it does not name, to GET and HEAD alike, before it does anything.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Attack, Look } from '../attack';
import { jsonOf } from '../http/ask';
import type { Scene } from '../scene';

interface Described {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What the description does not list. */
const BESIDE = ['/api/docs', '/api/docs-json', '/api/docs-yaml', '/log/keys', '/log/checkpoint'];
/** Where the site shows no description. */
const KNOWN = ['/api/v1/results/1/patterns', '/api/v1/open-data/1', '/api/v1/lots/1', '/api/v1/regions'];
const METHODS = ['GET', 'HEAD'];
const TEXTS = 60;
const SPELLINGS = ['?', '?page=01', '?page=1e0', '?&page=%31&'];

export const queries: Attack = {
  id: 'queries',
  tries:
    'reads under addresses that nobody has asked for, by queries that they do not name; texts of the log that nobody published',
  async run(scene, look) {
    for (const path of [...(await readsOf(scene)), ...BESIDE])
      for (const method of METHODS) await expectRefused(scene, look, method, path);
    await trySpellings(scene, look);
    await tryTexts(scene, look);
  },
};

async function readsOf(scene: Scene): Promise<readonly string[]> {
  const { text } = await scene.stranger().askPatiently({ path: '/api/docs-json' });
  const { paths = {} } = (jsonOf(text) ?? {}) as Described;
  const reads = Object.entries(paths).flatMap(([path, methods]) =>
    'get' in methods ? [path.replace(/\{\w+\}/g, '1')] : [],
  );
  return reads.length > 0 ? reads : KNOWN;
}

async function expectRefused(scene: Scene, look: Look, method: string, path: string): Promise<void> {
  const { status } = await scene.stranger().askPatiently({ method, path: `${path}?${randomUUID()}` });
  look.holds(status === 400, `${method} ${path} with a query that it does not name is answered ${status}`);
}

/** One page, written in several ways, is one answer. */
async function trySpellings(scene: Scene, look: Look): Promise<void> {
  const path = '/api/v1/agreements/current';
  const plain = await scene.stranger().askPatiently({ path });
  const named = await scene.stranger().askPatiently({ path: `${path}?lang=zh` });
  look.holds(
    plain.headers.etag === named.headers.etag,
    `${path} is another answer with its own language named`,
  );
  for (const spelling of SPELLINGS) {
    const { status } = await scene.stranger().askPatiently({ path: `/api/v1/auctions${spelling}` });
    look.holds(status === 200, `/api/v1/auctions${spelling} is answered ${status}`);
  }
}

async function tryTexts(scene: Scene, look: Look): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: TEXTS }, () =>
      scene.stranger().ask({ path: `/log/text/${randomBytes(32).toString('hex')}` }),
    ),
  );
  look.holds(
    answers.every(({ status }) => [404, 429, 503].includes(status)),
    'a text that nobody published is answered otherwise than 404, or to come again',
  );
  const { status } = await scene.stranger().askPatiently({ path: '/api/v1/clock' });
  look.holds(status === 200, `beside them the clock is answered ${status}`);
}
