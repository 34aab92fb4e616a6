// What stands between log-ins keeps its place, and nothing is lost below them.
import type { NoticeKind, NoticeView } from '@haopai/contracts';
import { rowsOf } from './fold-log-ins';

const of = (id: number, kind: NoticeKind): NoticeView => ({ id, kind, data: {}, atMs: 0, isRead: false });
const NOTICES = [
  of(6, 'newDevice'),
  of(5, 'newDevice'),
  of(4, 'lotWon'),
  of(3, 'newDevice'),
  of(2, 'newDevice'),
  of(1, 'newDevice'),
];
const shown = (unfolded: readonly number[]) =>
  rowsOf(NOTICES, new Set(unfolded)).map(({ notice, more }) => [notice.id, more]);

describe('log-ins one after the other', () => {
  it('take one line, which tells how many there are', () => {
    expect(shown([])).toEqual([
      [6, 1],
      [4, 0],
      [3, 2],
    ]);
  });

  it('are all shown when somebody wants to see them', () => {
    expect(shown([3])).toEqual([
      [6, 1],
      [4, 0],
      [3, 0],
      [2, 0],
      [1, 0],
    ]);
  });
});
