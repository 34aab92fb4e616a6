// Spreadsheets, for whichever area takes or gives them.
import { Module } from '@nestjs/common';
import { IdentityModule } from '../../access/citizens';
import { SheetConverter } from './sheet-converter';
import { SheetRegions } from './sheet-regions';
import { SheetTemplate } from './sheet-template';

@Module({
  imports: [IdentityModule],
  providers: [SheetConverter, SheetRegions, SheetTemplate],
  exports: [SheetConverter, SheetRegions, SheetTemplate],
})
export class SheetsModule {}
