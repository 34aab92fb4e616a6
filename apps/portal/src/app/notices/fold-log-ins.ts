// Log-ins one after the other take one line, and do not push what matters off the page. Pure.
import type { NoticeView } from '@haopai/contracts';

export interface NoticeRow {
  readonly notice: NoticeView;
  /** So many older log-ins are folded below it. */
  readonly more: number;
}

/** `unfolded`: the newest of each run that is shown whole. */
export function rowsOf(notices: readonly NoticeView[], unfolded: ReadonlySet<number>): readonly NoticeRow[] {
  const rows: { notice: NoticeView; more: number }[] = [];
  for (const notice of notices) {
    const last = rows.at(-1);
    const isFolded = last?.notice.kind === 'newDevice' && notice.kind === 'newDevice';
    if (last !== undefined && isFolded && !isShownWhole(rows, unfolded)) last.more++;
    else rows.push({ notice, more: 0 });
  }
  return rows;
}

/** Whether the run of log-ins that the last row belongs to is. */
function isShownWhole(rows: readonly NoticeRow[], unfolded: ReadonlySet<number>): boolean {
  const others = rows.findLastIndex(({ notice }) => notice.kind !== 'newDevice');
  const newest = rows[others + 1];
  return newest !== undefined && unfolded.has(newest.notice.id);
}
