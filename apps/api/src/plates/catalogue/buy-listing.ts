// Use case: a citizen buys a plate at a fixed price for a car, once however often it is asked for (manual, ch. 4).
import { Injectable } from '@nestjs/common';
import type { BuyListingBody, OrderHead } from '@haopai/contracts';
import { parseVin } from '@haopai/rules';
import { IdentityGate } from '../../access/identity-checks';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { IdempotencyService } from '../../platform/idempotency';
import { FindOrders, orderHead } from '../../commerce/orders';
import { JudgeVehicles } from '../registered-cars';
import { WritePurchase } from './write-purchase';

export interface BuyOrder extends BuyListingBody {
  readonly listingId: number;
  readonly citizenId: number;
  /** Idempotency-Key. */
  readonly key: string;
}

@Injectable()
export class BuyListing {
  constructor(
    private readonly identity: IdentityGate,
    private readonly transactions: Transactions,
    private readonly idempotency: IdempotencyService,
    private readonly purchases: WritePurchase,
    private readonly orders: FindOrders,
    private readonly vehicles: JudgeVehicles,
  ) {}

  /** `leave` gives the place at the door back, where it takes a moment to hear who somebody is. */
  async execute(order: BuyOrder, leave: () => void): Promise<OrderHead | RefusalError> {
    const { listingId, citizenId, key, vin: typed, vehicle } = order;
    const parsed = parseVin(typed);
    if (!parsed.ok) return new RefusalError('VIN.INVALID', { vin: typed });
    const unknown = await this.identity.refuse(citizenId, leave);
    if (unknown !== undefined) return unknown;
    const vin = parsed.value.number;
    const request = { citizenId, key, route: `POST /listings/${listingId}/orders`, body: { vin, vehicle } };
    const car = await this.vehicles.one({ vin, vehicle: vehicle ?? null });
    if (car instanceof RefusalError) return car;
    const made = await this.transactions.run((transaction) =>
      this.idempotency.make(transaction, request, () =>
        this.purchases.execute(transaction, { listingId, citizenId, car }),
      ),
    );
    if (made instanceof RefusalError) return made;
    const written = await this.orders.byId(made);
    if (written === null) throw new Error(`Order ${made} was made and is not there`);
    return orderHead(written);
  }
}
