// What follows when an auction has ended.
export type { SheetColumn, Workbook, WorkbookSheet } from './papers/paper';
export { PaperDesk } from './papers/paper-desk';
export { SettleAuctions } from './settle-auctions';
export { SettlementModule } from './settlement.module';
