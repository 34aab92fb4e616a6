// verify-heads [FILE]: whether the database agrees with what was kept outside: in the folder that the site has, of which it also knows which lines were
// kept and in which order, or in a file that somebody has kept, such as of mails ("-": standard input).
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { HeadFault } from '@haopai/contracts';
import type { Config } from '../../platform/config';
import { openMysqlPool } from '../../platform/database';
import { compareLines, type LinesFault } from './compare-lines';
import { HeadsFile } from './heads-file';
import { HeadsStore } from './heads.store';
import { judgeLines, type Verdict } from './judge-lines';
import { KeptHeadsStore, type KeptLine } from './kept-heads.store';

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
    // Before they are read: what is being written meanwhile is not missing. Nobody says that a file of somebody's has all.
    const known = file === undefined ? await new KeptHeadsStore(pool).keptLines('file') : [];
    const verdict = await judgeLines(lines, new HeadsStore(pool));
    const faults = compareLines(known, verdict.hashes);
    for (const line of [...reportOf(verdict), ...linesReportOf(faults)]) tell(line);
    const isWhole = verdict.unreadable === 0 && faults.length === 0;
    return verdict.kept > 0 && isWhole && verdict.faults.length === 0;
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

function linesReportOf(faults: readonly LinesFault[]): readonly string[] {
  if (faults.length === 0) return [];
  return ['The folder does NOT have what the database knows was kept there:', ...faults.map(lineInWords)];
}

function lineInWords({ line, behind }: LinesFault): string {
  return behind === null
    ? `  gone, or changed: ${nameOf(line)}`
    : `  moved: ${nameOf(line)} stands behind ${nameOf(behind)}`;
}

function nameOf({ auctionId, day, keptAtMs }: KeptLine): string {
  const what = auctionId === 0 ? `the line of ${day}` : `the line of the end of auction ${auctionId}`;
  return `${what}, kept ${new Date(keptAtMs).toISOString()}`;
}
