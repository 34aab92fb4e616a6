// How a citizen fetches the plate that an order of theirs has paid for.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { PickUpView } from '@haopai/contracts';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import type { RefusalError } from '../../platform/errors';
import { OrderNoPipe } from '../orders';
import { PickUpDto } from './hand-over.dto';
import { ReadPickUp } from './read-pick-up';

@ApiTags('orders')
@Controller('me/orders/:orderNo/pick-up')
export class OwnPickUpController {
  constructor(private readonly readPickUp: ReadPickUp) {}

  @Get()
  @ApiOkResponse({ type: PickUpDto, description: 'Of a plate at a fixed price, once it is paid' })
  read(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('orderNo', OrderNoPipe) orderNo: string,
  ): Promise<PickUpView | RefusalError> {
    return this.readPickUp.execute(citizenId, orderNo);
  }
}
