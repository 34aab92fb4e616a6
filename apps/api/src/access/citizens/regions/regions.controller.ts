// The districts and counties whose citizens buy this city's plates.
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { RegionView } from '@haopai/contracts';
import { PublicRead } from '../../../platform/public-reads';
import { RegionsStore } from './regions.store';

class RegionDto implements RegionView {
  @ApiProperty({ description: 'Administrative code', example: '330702' })
  readonly code!: string;

  @ApiProperty()
  readonly nameZh!: string;

  @ApiProperty()
  readonly nameEn!: string;
}

@ApiTags('identity')
@Controller('regions')
export class RegionsController {
  constructor(private readonly regions: RegionsStore) {}

  @Get()
  @PublicRead()
  @ApiOkResponse({ type: [RegionDto] })
  all(): Promise<readonly RegionView[]> {
    return this.regions.all();
  }
}
