// Puts the expiry of orders together by hand, without Nest, with a follower that leaves a note in the order's transaction.
import { systemClock } from '@haopai/engine';
import { Sequelize } from 'sequelize-typescript';
import type { Config } from '../../../platform/config';
import {
  DepositModel,
  OrderEventModel,
  OrderModel,
  openMysqlPool,
  sequelizeOptions,
  type Transaction,
  Transactions,
} from '../../../platform/database';
import { createProgramLog } from '../../../platform/logging';
import { DepositsStore } from '../deposits.store';
import { ExpireOrders } from '../expire-orders';
import { LedgerStore } from '../ledger.store';
import { OrderFollowers } from '../order-followers';
import { Orders } from '../orders';
import { OrdersStore } from '../orders.store';

export const NOTES_TABLE = 'CREATE TABLE follower_notes (order_id BIGINT NOT NULL) ENGINE=InnoDB';

/** `inTheMiddle` is awaited after the note and before the commit. */
export function expiryOver(config: Config, inTheMiddle: () => Promise<void>): ExpireOrders {
  const connection = new Sequelize(sequelizeOptions(config.mysql));
  const followers = new OrderFollowers();
  followers.register({
    kind: 'listing',
    paid: () => Promise.reject(new Error('nobody pays here')),
    ended: async (transaction: Transaction, { id }) => {
      await connection.query('INSERT INTO follower_notes VALUES (?)', { transaction, replacements: [id] });
      await inTheMiddle();
    },
  });
  const store = new OrdersStore(
    connection.getRepository(OrderModel),
    connection.getRepository(OrderEventModel),
    connection,
    { clock: systemClock() },
    { timeOwed: { beforeMs: 0, owedMs: 0 } },
  );
  const deposits = new DepositsStore(connection.getRepository(DepositModel));
  const orders = new Orders(store, deposits, new LedgerStore(connection), followers);
  const log = createProgramLog(config);
  return new ExpireOrders(
    config,
    new Transactions(connection, openMysqlPool(config.mysql)),
    store,
    orders,
    log,
  );
}
