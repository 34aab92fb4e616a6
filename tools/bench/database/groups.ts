// The rows that need nothing but the database and Redis.
import type { BenchBed } from '../bench-bed';
import type { RowGroup } from '../measuring/row';
import { certaintyRows } from './certainty';
import { engineRows } from './engine';
import { growthRows } from './growth';
import { hotLotLogRows } from './hot-lot-log';
import { logAppendRow } from './log-append';
import { rawInsertRow } from './raw-insert';
import { redisLuaRow } from './redis-lua';
import { rowLockRows } from './row-lock';
import { sequelizeRow } from './sequelize-models';

export const databaseGroups: readonly RowGroup<BenchBed>[] = [
  { title: 'bids on disk', rows: [...rowLockRows, sequelizeRow, redisLuaRow, rawInsertRow, ...engineRows] },
  { title: 'the public log', rows: [logAppendRow] },
  { title: 'the public log beside the engine', rows: hotLotLogRows },
  { title: 'what certainty costs', rows: certaintyRows },
  { title: 'growth', rows: growthRows },
];
