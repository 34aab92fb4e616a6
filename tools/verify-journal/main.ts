// npm run verify-journal [-- mysql://…]: checks a database's whole journal; exit code 1 when it is damaged. With --mend LOT --from
// mysql://… it first puts that lot's damaged rows back from a restored copy.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createPool, type Pool, type PoolOptions } from 'mysql2/promise';
import { mendLot } from './mend-lot';
import { reportOf, reportOfMending } from './report';
import { verifyJournal } from './verify-journal';

const USAGE =
  'Which database? Give its address, npm run verify-journal -- mysql://user:password@host:port/database, or set HAOPAI_MYSQL_URL.';

interface Mending {
  readonly lotId: number;
  readonly from: string;
}

async function run(url: string | undefined, mending: Mending | null): Promise<number> {
  if (url === undefined || !URL.canParse(url)) {
    console.error(USAGE);
    return 2;
  }
  return withPool(url, async (pool) => {
    if (mending !== null && !(await mend(pool, mending))) return 1;
    const verdict = await verifyJournal(pool);
    console.log(reportOf(verdict));
    return verdict.findings.length === 0 ? 0 : 1;
  });
}

/** False when nothing could be put back. */
async function mend(live: Pool, { lotId, from }: Mending): Promise<boolean> {
  const mended = await withPool(from, (copy) => mendLot(live, copy, lotId));
  console.log(`${reportOfMending(lotId, mended)}\n`);
  return mended.otherwise.length === 0 && mended.findings.length === 0;
}

async function withPool<Result>(uri: string, use: (pool: Pool) => Promise<Result>): Promise<Result> {
  const pool = createPool({
    uri,
    charset: 'utf8mb4_unicode_ci',
    supportBigNumbers: true,
    ...tls(process.env.HAOPAI_MYSQL_CA_FILE),
  });
  try {
    return await use(pool);
  } finally {
    await pool.end();
  }
}

/** As the program does. */
function tls(caFile: string | undefined): PoolOptions {
  if (caFile === undefined || caFile === '') return {};
  return { ssl: { ca: readFileSync(caFile, 'utf8'), rejectUnauthorized: true, verifyIdentity: true } };
}

/** Throws on an option that it does not know, and on one of the two without the other. */
function readMending({ mend: lot, from }: { mend?: string; from?: string }): Mending | null {
  if (lot === undefined && from === undefined) return null;
  const lotId = Number(lot);
  if (!Number.isSafeInteger(lotId) || lotId < 1 || from === undefined || !URL.canParse(from))
    throw new Error('--mend wants the number of a lot, and --from the address of a restored copy');
  return { lotId, from };
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { mend: { type: 'string' }, from: { type: 'string' } },
  });
  process.exitCode = await run(positionals[0] ?? process.env.HAOPAI_MYSQL_URL, readMending(values));
} catch (error) {
  console.error(`Nothing was checked: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
process.channel?.unref();
