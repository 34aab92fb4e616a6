// Puts the bookkeeper of refunds together without Nest, for a process that does nothing but pay back.
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
  );
  return new RefundBookkeeper(
    orders,
    new RefundsStore(connection.getRepository(RefundModel)),
    new LedgerStore(connection),
  );
}
