// Spreadsheets, for whichever area takes or gives them.
import { Module } from '@nestjs/common';
import { SheetDesk } from './sheet-desk';

@Module({ providers: [SheetDesk], exports: [SheetDesk] })
export class SheetsModule {}
