// The columns of a spreadsheet of plates for the stock.
import type { PlateColumn } from '@haopai/contracts';
import { PLATE_COLUMNS, SheetColumns } from '../../../auctions/sheets';

export const PLATE_SHEET_COLUMNS = new SheetColumns<PlateColumn>(
  [...PLATE_COLUMNS, 'price'],
  ['plate', 'region'],
);
