// Use case: a citizen enrols in an auction with one VIN a share, from its publication to its start (docs/domain.md, "Auction").
import { Injectable } from '@nestjs/common';
import type { EnrolmentView } from '@haopai/contracts';
import { FindAuctions } from '../public';
import { JudgeVehicles } from '../../plates/registered-cars';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { IdempotencyService } from '../../platform/idempotency';
import type { EnrolOrder } from './enrol-order';
import { FindEnrolments } from './find-enrolments';
import { readCars } from './read-cars';
import { WriteEnrolment } from './write-enrolment';

@Injectable()
export class Enrol {
  constructor(
    private readonly auctions: FindAuctions,
    private readonly transactions: Transactions,
    private readonly idempotency: IdempotencyService,
    private readonly writer: WriteEnrolment,
    private readonly enrolments: FindEnrolments,
    private readonly vehicles: JudgeVehicles,
  ) {}

  async execute(order: EnrolOrder): Promise<EnrolmentView | RefusalError> {
    const { auctionId, citizenId, key, vins, shares, vehicles } = order;
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    const request = {
      citizenId,
      key,
      route: `POST /auctions/${auctionId}/enrolments`,
      body: { vins, shares, vehicles },
    };
    const cars = auction.isDrill === true ? [] : readCars(order);
    if (cars instanceof RefusalError) return cars;
    const judged = await this.vehicles.execute(cars);
    if (judged instanceof RefusalError) return judged;
    const made = await this.transactions.run((transaction) =>
      this.idempotency.make(transaction, request, () =>
        this.writer.execute(transaction, auction, order, judged),
      ),
    );
    return made instanceof RefusalError ? made : this.enrolments.own({ citizenId }, made);
  }
}
