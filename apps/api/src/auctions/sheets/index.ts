// Spreadsheets read and written beside the program's own thread, and how they speak of plates.
export {
  type Cell,
  isColourOfKind,
  joinCells,
  type LineRead,
  plateNumbersIn,
  readColour,
  readLines,
  readPersonalised,
  readPlateNumber,
  readPrice,
  readRegion,
  usualColour,
} from './plate-cells';
export { PLATE_COLUMNS } from './plate-columns';
export { SheetColumns, type SheetLines } from './sheet-columns';
export { warningsOfPrices } from './price-warnings';
export { SheetConverter } from './sheet-converter';
export { SheetRegions } from './sheet-regions';
export { CSV, SheetTemplate, type TemplateWanted, XLSX } from './sheet-template';
export { SheetCauseDto, SheetTextDto, SheetWarningDto } from './sheet-notes.dto';
export { SheetsModule } from './sheets.module';
export { TemplateQuery } from './template.dto';
export { SheetUpload, UploadedSheet } from './uploaded-sheet';
