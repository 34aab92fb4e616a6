// Puts the bookkeeper of refunds together without Nest, for a process that does nothing but pay back.
import { systemClock } from '@haopai/engine';
import type { Sequelize } from 'sequelize-typescript';
import { OrderEventModel, OrderModel, RefundModel } from '../../platform/database';
import { LedgerStore } from './ledger.store';
import { OrdersStore } from './orders.store';
import { RefundBookkeeper } from './refund-bookkeeper';
import { RefundsStore } from './refunds.store';

export function refundBookkeeperOver(connection: Sequelize): RefundBookkeeper {
  const orders = new OrdersStore(
    connection.getRepository(OrderModel),
    connection.getRepository(OrderEventModel),
    connection,
    { clock: systemClock() },
    { timeOwed: { beforeMs: 0, owedMs: 0 } },
  );
  return new RefundBookkeeper(
    orders,
    new RefundsStore(connection.getRepository(RefundModel)),
    new LedgerStore(connection),
  );
}
