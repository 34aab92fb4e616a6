// Puts the refund desk together without Nest, for a process that does nothing but pay back.
import type { Sequelize } from 'sequelize-typescript';
import { OrderEventModel, OrderModel, RefundModel } from '../../platform/database';
import { LedgerStore } from './ledger.store';
import { OrdersStore } from './orders.store';
import { RefundDesk } from './refund-desk';
import { RefundsStore } from './refunds.store';

export function refundDeskOver(connection: Sequelize): RefundDesk {
  const orders = new OrdersStore(
    connection.getRepository(OrderModel),
    connection.getRepository(OrderEventModel),
    connection,
  );
  return new RefundDesk(
    orders,
    new RefundsStore(connection.getRepository(RefundModel)),
    new LedgerStore(connection),
  );
}
