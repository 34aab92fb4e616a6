// Where everybody can read the auction's clock.
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { ClockReading } from '@haopai/contracts';
import { AuctionTime } from './auction-time';

class ClockReadingDto implements ClockReading {
  @ApiProperty()
  readonly serverMs!: number;

  @ApiProperty()
  readonly offsetQualityMs!: number;
}

@ApiTags('clock')
@Controller('clock')
export class ClockController {
  constructor(private readonly time: AuctionTime) {}

  @Get()
  @ApiOkResponse({ type: ClockReadingDto })
  read(): ClockReading {
    return this.time.read();
  }
}
