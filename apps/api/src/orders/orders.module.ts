// Orders, deposits and the ledger. Global: whatever costs money stands on them.
import { Global, Module } from '@nestjs/common';
import { Deposits } from './deposits';
import { DepositsStore } from './deposits.store';
import { FindOrders } from './find-orders';
import { LedgerStore } from './ledger.store';
import { OrderFollowers } from './order-followers';
import { Orders } from './orders';
import { OrdersStore } from './orders.store';
import { RefundDesk } from './refund-desk';
import { RefundsStore } from './refunds.store';

@Global()
@Module({
  providers: [
    Deposits,
    DepositsStore,
    FindOrders,
    LedgerStore,
    OrderFollowers,
    Orders,
    OrdersStore,
    RefundDesk,
    RefundsStore,
  ],
  exports: [Deposits, FindOrders, OrderFollowers, Orders, RefundDesk],
})
export class OrdersModule {}
