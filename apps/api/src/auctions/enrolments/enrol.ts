// Use case: a citizen enrols in an auction with one VIN a share, from its publication to its start (docs/domain.md, "Auction").
import { Injectable } from '@nestjs/common';
import type { EnrolmentView } from '@haopai/contracts';
import { IdentityGate } from '../../access/identity-checks';
import { FindAuctions } from '../public';
import { JudgeVehicles } from '../../plates/registered-cars';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { IdempotencyService } from '../../platform/idempotency';
import type { EnrolOrder } from './enrol-order';
import { FindEnrolments, type Viewer } from './find-enrolments';
import { readCars } from './read-cars';
import { WriteEnrolment } from './write-enrolment';

@Injectable()
export class Enrol {
  constructor(
    private readonly auctions: FindAuctions,
    private readonly identity: IdentityGate,
    private readonly transactions: Transactions,
    private readonly idempotency: IdempotencyService,
    private readonly writer: WriteEnrolment,
    private readonly enrolments: FindEnrolments,
    private readonly vehicles: JudgeVehicles,
  ) {}

  /** `leave` gives the place at the door back, where it takes a moment to hear who somebody is. */
  async execute(order: EnrolOrder, viewer: Viewer, leave: () => void): Promise<EnrolmentView | RefusalError> {
    const { auctionId, citizenId, key, vins, shares, vehicles } = order;
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    // In a drill nothing is paid.
    const unknown = auction.isDrill === true ? undefined : await this.identity.refuse(citizenId, leave);
    if (unknown !== undefined) return unknown;
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
    return made instanceof RefusalError ? made : this.enrolments.own(viewer, made);
  }
}
