// What follows when an auction has ended.
export type { SheetColumn, Workbook, WorkbookSheet } from './papers/paper';
export { PaperMaker } from './papers/paper-maker';
export { SettleAuctions } from './settle-auctions';
export { SettleLatecomers } from './settle-latecomers';
export { SettlementModule } from './settlement.module';
