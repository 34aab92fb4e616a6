// The server's side of a control room: what it shows, and the auctioneer's acts, each under a key that makes it happen once.
import { inject, Injectable } from '@angular/core';
import type {
  ControlActDone,
  ControlRoomView,
  DisqualifyBody,
  LotActBody,
  PaddleHolder,
  RoomMessage,
  RoomMessageBody,
} from '@haopai/contracts';
import type { Outcome } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class ControlClient {
  private readonly api = inject(AdminApi);

  room(auctionId: number): Promise<Outcome<ControlRoomView>> {
    return this.api.get(`/auctions/${auctionId}/control`);
  }

  paddle(auctionId: number, paddleNo: number): Promise<Outcome<PaddleHolder>> {
    return this.api.get(`/auctions/${auctionId}/control/paddles/${paddleNo}`);
  }

  act(auctionId: number, body: LotActBody, key: string): Promise<Outcome<ControlActDone>> {
    return this.api.postOnce(`/auctions/${auctionId}/control/acts`, body, key);
  }

  disqualify(auctionId: number, body: DisqualifyBody, key: string): Promise<Outcome<ControlActDone>> {
    return this.api.postOnce(`/auctions/${auctionId}/control/disqualifications`, body, key);
  }

  say(auctionId: number, body: RoomMessageBody, key: string): Promise<Outcome<RoomMessage>> {
    return this.api.postOnce(`/auctions/${auctionId}/control/messages`, body, key);
  }
}
