// Spreadsheets read and written beside the program's own thread.
export { SheetDesk } from './sheet-desk';
export type { SheetPage, SheetRows } from './sheet-jobs';
export { SheetsModule } from './sheets.module';
export { SheetUpload, UploadedSheet } from './uploaded-sheet';
