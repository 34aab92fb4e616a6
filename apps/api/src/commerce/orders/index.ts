// Orders, deposits and the ledger: for the areas that sell, take money and settle.
export { Deposits } from './deposits';
export { type PlateOrderEvent, PlateOrdersStore } from './desk/plate-orders.store';
export { FindOrders } from './find-orders';
export { HoldPauses } from './hold-pauses';
export type { Deposit, DepositDraft, Order, ReceivedPayment } from './order';
export { OrderNoPipe } from './order-no-pipe';
export { ORDER_NO, newOrderNumber } from './order-numbers';
export { OrderFollowers } from './order-followers';
export type { OrderFollower, PlateStanding, SoldPlate } from './order-followers';
export { OrderDto, OrderHeadDto } from './orders-answers.dto';
export { orderHead } from './order-view';
export { Orders } from './orders';
export { OrdersModule } from './orders.module';
export { PAYMENT_AWAITED_MS } from './payment-awaited';
export { ExpireOrders } from './expire-orders';
export { ReadOrders } from './read-orders';
export { RefundBookkeeper } from './refund-bookkeeper';
export { refundBookkeeperOver } from './refund-bookkeeper-over.store';
