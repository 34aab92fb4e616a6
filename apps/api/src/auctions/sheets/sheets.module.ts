// Spreadsheets, for whichever area takes or gives them.
import { Module } from '@nestjs/common';
import { IdentityModule } from '../../access/citizens';
import { SheetDesk } from './sheet-desk';
import { SheetRegions } from './sheet-regions';
import { SheetTemplate } from './sheet-template';

@Module({
  imports: [IdentityModule],
  providers: [SheetDesk, SheetRegions, SheetTemplate],
  exports: [SheetDesk, SheetRegions, SheetTemplate],
})
export class SheetsModule {}
