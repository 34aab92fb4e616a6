// Sheets of paper as PDF, drawn beside the lots.
export type { PrintedLine, PrintedSheet } from './printed-sheet';
export { SheetPrinter } from './sheet-printer';
