// Orders, deposits and the ledger. Global: whatever costs money stands on them.
import { Global, Module } from '@nestjs/common';
import { ContentModule } from '../../communication/content';
import { ClockModule } from '../../live/clock';
import { CancelOrder } from './cancel-order';
import { CollectionsStore } from './collections.store';
import { Deposits } from './deposits';
import { DepositsStore } from './deposits.store';
import { DeskRefunds } from './desk/desk-refunds';
import { FindDeskOrders } from './desk/find-desk-orders';
import { OrderDeskController } from './desk/order-desk.admin.controller';
import { OrderDeskStore } from './desk/order-desk.store';
import { PlateOrdersStore } from './desk/plate-orders.store';
import { RefundOrder } from './desk/refund-order';
import { ExpireOrders } from './expire-orders';
import { FindOrders } from './find-orders';
import { HoldPauses } from './hold-pauses';
import { LedgerStore } from './ledger.store';
import { OrderFollowers } from './order-followers';
import { OrdersController } from './orders.controller';
import { OrdersMetricsCollector } from './orders-metrics-collector';
import { Orders } from './orders';
import { OrdersStore } from './orders.store';
import { OwedTime } from './owed-time';
import { OwedTimeStore } from './owed-time.store';
import { OwnOrdersStore } from './own-orders.store';
import { ReadOrders } from './read-orders';
import { IssueReceipt } from './receipts/issue-receipt';
import { PayersStore } from './receipts/payers.store';
import { ReceiptPrinter } from './receipts/receipt-printer';
import { RefundBookkeeper } from './refund-bookkeeper';
import { RefundsStore } from './refunds.store';

@Global()
@Module({
  imports: [ClockModule, ContentModule],
  controllers: [OrdersController, OrderDeskController],
  providers: [
    CancelOrder,
    CollectionsStore,
    Deposits,
    DepositsStore,
    ExpireOrders,
    FindOrders,
    HoldPauses,
    IssueReceipt,
    LedgerStore,
    OrderFollowers,
    Orders,
    OrdersMetricsCollector,
    OrdersStore,
    OwedTime,
    OwedTimeStore,
    OwnOrdersStore,
    PayersStore,
    ReadOrders,
    ReceiptPrinter,
    RefundBookkeeper,
    RefundsStore,
    DeskRefunds,
    FindDeskOrders,
    OrderDeskStore,
    PlateOrdersStore,
    RefundOrder,
  ],
  exports: [
    Deposits,
    FindOrders,
    HoldPauses,
    OrderFollowers,
    Orders,
    ReadOrders,
    RefundBookkeeper,
    PlateOrdersStore,
  ],
})
export class OrdersModule {}
