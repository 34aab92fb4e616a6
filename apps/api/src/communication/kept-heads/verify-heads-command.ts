// verify-heads [FILE]: whether the record of acts is one chain, and the database agrees with what was kept outside: in the folder that the site has, or in a
// file that somebody has kept, such as of mails ("-": standard input).
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { HeadFault } from '@haopai/contracts';
import type { Config } from '../../platform/config';
import { openMysqlPool } from '../../platform/database';
import { HeadsFile } from './heads-file';
import { HeadsStore } from './heads.store';
import { judgeLines, type Verdict } from './judge-lines';

/** False when something is not as it was, or there is nothing to compare with. */
export async function verifyHeads(
  config: Config,
  file: string | undefined,
  tell: (line: string) => void,
): Promise<boolean> {
  const lines = linesOf(config, file);
  if (lines === null) {
    tell(
      'Compared with what? Give a file of lines that were kept ("-" for standard input), or set HAOPAI_HEADS_DIR.',
    );
    return false;
  }
  const pool = openMysqlPool({ ...config.mysql, poolMax: 1 });
  try {
    const verdict = await judgeLines(lines, new HeadsStore(pool));
    for (const line of reportOf(verdict)) tell(line);
    return verdict.kept > 0 && verdict.unreadable === 0 && verdict.faults.length === 0;
  } finally {
    await pool.end();
  }
}

function linesOf({ heads: { dir } }: Config, file: string | undefined): AsyncIterable<string> | null {
  if (file === undefined) return dir === null ? null : new HeadsFile(dir).lines();
  return oursIn(createInterface({ input: file === '-' ? process.stdin : createReadStream(file, 'utf8') }));
}

/** Around them stands what mail programs add. */
async function* oursIn(lines: AsyncIterable<string>): AsyncIterable<string> {
  for await (const line of lines) {
    const text = line.trim();
    if (text.startsWith('{"haopai":"heads"')) yield text;
  }
}

function reportOf({ kept, unreadable, newestAtMs, faults }: Verdict): readonly string[] {
  const newest = newestAtMs === null ? '' : `, the newest of ${new Date(newestAtMs).toISOString()}`;
  const counted = [
    `${kept} lines were kept outside${newest}.`,
    ...(unreadable > 0 ? [`${unreadable} more lines cannot be read: cut off, or changed.`] : []),
  ];
  if (kept === 0) return counted;
  if (faults.length > 0)
    return [...counted, 'The database does NOT agree with them:', ...faults.map(faultInWords)];
  return [
    ...counted,
    'The database agrees with all of them. Whether the chains themselves are whole: the check of the record in the back office, and npm run verify-journal.',
  ];
}

function faultInWords({ atMs, auctionId, upTo }: HeadFault): string {
  const kept = new Date(atMs).toISOString();
  return auctionId === null
    ? `  record of acts: entry ${upTo} is another one than ${kept}, or gone`
    : `  auction ${auctionId}: the first ${upTo} events of its journals are not those of ${kept}`;
}
