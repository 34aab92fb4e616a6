// A lot over REST, and its whole public record with the hashes that chain it.
import { inject, Injectable } from '@angular/core';
import type { LotView, OwnProxy, Page, RecordLine } from '@haopai/contracts';
import { ApiClient, type Dated } from '../http/api-client';
import type { Outcome } from '../outcome';
import { answerTo, type IsWanted } from '../reading/answer-to';
import type { ReadRequest } from '../reading/read-request';

/** More than any auction has. */
const BOARD_LOTS_MAX = 1_000;

@Injectable({ providedIn: 'root' })
export class LotsClient {
  private readonly api = inject(ApiClient);

  /** Asks until there is an answer, or it is not wanted any more. */
  awaitOne(lotId: number, isWanted: IsWanted): Promise<Outcome<LotView>> {
    return answerTo(this.api, { path: `/lots/${lotId}` }, isWanted);
  }

  /** For who looks again and again. */
  look(lotId: number): Promise<Outcome<Dated<LotView>>> {
    return this.api.getDated(`/lots/${lotId}`);
  }

  /** All lots of an auction. */
  board(auctionId: number): ReadRequest<Page<LotView>> {
    return { path: `/auctions/${auctionId}/lots`, params: { page: 1, size: BOARD_LOTS_MAX } };
  }

  /** The same, for who looks again and again. */
  lookAtBoard(auctionId: number): Promise<Outcome<Dated<Page<LotView>>>> {
    const { path, params } = this.board(auctionId);
    return this.api.getDated(path, params);
  }

  /** The bidder's own ceiling. */
  proxy(lotId: number): Promise<Outcome<OwnProxy>> {
    return this.api.get(`/lots/${lotId}/proxy`);
  }

  record(lotId: number, page = 1, size = 200): Promise<Outcome<Page<RecordLine>>> {
    return this.api.get(`/lots/${lotId}/record`, { page, size });
  }

  /** As `record`, until there is an answer, or it is not wanted any more. */
  awaitRecord(
    lotId: number,
    page: number,
    size: number,
    isWanted: IsWanted,
  ): Promise<Outcome<Page<RecordLine>>> {
    return answerTo(this.api, { path: `/lots/${lotId}/record`, params: { page, size } }, isWanted);
  }
}
