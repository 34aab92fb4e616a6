// A bidder's own ceiling on a lot over REST.
import { Body, Controller, Delete, Get, Headers, Param, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { OwnProxy, ProxyCancellation, ProxyReceipt } from '@haopai/contracts';
import { isUUID } from 'class-validator';
import { IdPipe, RefusalError } from '../../platform/errors';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { SetProxyDto } from './bids.dto';
import { OwnCeilings } from './own-ceilings';
import { OwnProxyDto, ProxyCancellationDto, ProxyReceiptDto } from './proxy-answers.dto';
import { ProxyBids } from './proxy-bids';

const KEY_HEADER = 'Idempotency-Key';
const KEY_HELP = {
  name: KEY_HEADER,
  required: true,
  description: 'UUID of this order: the same key and body get the first answer',
};

@ApiTags('bidding')
@Controller('lots/:id/proxy')
export class ProxyController {
  constructor(
    private readonly proxyBids: ProxyBids,
    private readonly ceilings: OwnCeilings,
  ) {}

  @Get()
  @ApiOkResponse({ type: OwnProxyDto })
  own(
    @Param('id', IdPipe) lotId: number,
    @OwnSession() session: CitizenSession,
  ): Promise<OwnProxy | RefusalError> {
    return this.ceilings.read(session, lotId);
  }

  @Put()
  @ApiHeader(KEY_HELP)
  @ApiOkResponse({ type: ProxyReceiptDto })
  set(
    @Param('id', IdPipe) lotId: number,
    @Headers(KEY_HEADER) key: string | undefined,
    @Body() body: SetProxyDto,
    @OwnSession() session: CitizenSession,
  ): Promise<ProxyReceipt | RefusalError> {
    return this.proxyBids.set({ ...body, ...session, lotId, proxyId: checkKey(key) });
  }

  @Delete()
  @ApiHeader(KEY_HELP)
  @ApiOkResponse({ type: ProxyCancellationDto })
  cancel(
    @Param('id', IdPipe) lotId: number,
    @Headers(KEY_HEADER) key: string | undefined,
    @OwnSession() session: CitizenSession,
  ): Promise<ProxyCancellation | RefusalError> {
    return this.proxyBids.cancel({ ...session, lotId, proxyId: checkKey(key) });
  }
}

function checkKey(key: string | undefined): string {
  if (key === undefined || !isUUID(key)) throw new RefusalError('IDEMPOTENCY.KEY_MISSING', {});
  return key;
}
