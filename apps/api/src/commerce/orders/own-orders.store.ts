// A citizen's orders by group, a page at a time.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import type { OrderGroup } from '@haopai/contracts';
import { literal, Op, type WhereOptions } from 'sequelize';
import { OrderModel } from '../../platform/database';
import type { Order } from './order';
import { toOrder } from './orders.store';

export interface OwnPage {
  readonly citizenId: number;
  readonly group: OrderGroup;
  readonly limit: number;
  readonly offset: number;
}

/** Also money that came too late goes back: such an order is among the expired or cancelled, and the refunded. */
const HAS_REFUNDS = literal('EXISTS (SELECT 1 FROM refunds WHERE refunds.order_id = `order`.id)');

const WHERE: Readonly<Record<OrderGroup, WhereOptions>> = {
  all: {},
  unfinished: { state: 'created' },
  paid: { state: 'paid' },
  expired: { state: 'expired' },
  cancelled: { state: 'cancelled' },
  refunded: HAS_REFUNDS,
  finished: { state: ['paid', 'expired', 'cancelled'] },
};

@Injectable()
export class OwnOrdersStore {
  constructor(@InjectModel(OrderModel) private readonly orders: typeof OrderModel) {}

  /** The newest first. */
  async page({
    citizenId,
    group,
    limit,
    offset,
  }: OwnPage): Promise<{ items: readonly Order[]; total: number }> {
    const where = { [Op.and]: [{ citizenId }, WHERE[group]] };
    const [rows, total] = await Promise.all([
      this.orders.findAll({ where, order: [['id', 'DESC']], limit, offset }),
      this.orders.count({ where }),
    ]);
    return { items: rows.map(toOrder), total };
  }

  /** The newest first. */
  async allOf(citizenId: number, limit: number): Promise<readonly Order[]> {
    const rows = await this.orders.findAll({ where: { citizenId }, order: [['id', 'DESC']], limit });
    return rows.map(toOrder);
  }
}
