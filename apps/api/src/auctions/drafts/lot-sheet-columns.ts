// The columns of a spreadsheet of lots.
import type { LotColumn } from '@haopai/contracts';
import { PLATE_COLUMNS, SheetColumns } from '../sheets';

export const LOT_SHEET_COLUMNS = new SheetColumns<LotColumn>(
  [...PLATE_COLUMNS, 'startPrice'],
  ['plate', 'startPrice'],
);
