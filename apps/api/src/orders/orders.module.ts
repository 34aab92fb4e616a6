// Orders, deposits and the ledger. Global: whatever costs money stands on them.
import { Global, Module } from '@nestjs/common';
import { CancelOrder } from './cancel-order';
import { Deposits } from './deposits';
import { DepositsStore } from './deposits.store';
import { ExpireOrders } from './expire-orders';
import { FindOrders } from './find-orders';
import { LedgerStore } from './ledger.store';
import { OrderFollowers } from './order-followers';
import { OrdersController } from './orders.controller';
import { Orders } from './orders';
import { OrdersStore } from './orders.store';
import { OwnOrdersStore } from './own-orders.store';
import { ReadOrders } from './read-orders';
import { RefundDesk } from './refund-desk';
import { RefundsStore } from './refunds.store';

@Global()
@Module({
  controllers: [OrdersController],
  providers: [
    CancelOrder,
    Deposits,
    DepositsStore,
    ExpireOrders,
    FindOrders,
    LedgerStore,
    OrderFollowers,
    Orders,
    OrdersStore,
    OwnOrdersStore,
    ReadOrders,
    RefundDesk,
    RefundsStore,
  ],
  exports: [Deposits, FindOrders, OrderFollowers, Orders, RefundDesk],
})
export class OrdersModule {}
