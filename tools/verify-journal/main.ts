// npm run verify-journal [-- mysql://…]: checks a database's whole journal; exit code 1 when it is damaged.
import { createPool } from 'mysql2/promise';
import { reportOf } from './report';
import { verifyJournal } from './verify-journal';

const USAGE =
  'Which database? Give its address, npm run verify-journal -- mysql://user:password@host:port/database, or set HAOPAI_MYSQL_URL.';

async function run(url: string | undefined): Promise<number> {
  if (url === undefined || !URL.canParse(url)) {
    console.error(USAGE);
    return 2;
  }
  const pool = createPool({ uri: url, charset: 'utf8mb4_unicode_ci', supportBigNumbers: true });
  try {
    const verdict = await verifyJournal(pool);
    console.log(reportOf(verdict));
    return verdict.findings.length === 0 ? 0 : 1;
  } finally {
    await pool.end();
  }
}

try {
  process.exitCode = await run(process.argv[2] ?? process.env.HAOPAI_MYSQL_URL);
} catch (error) {
  console.error(`The journal could not be read: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
process.channel?.unref();
