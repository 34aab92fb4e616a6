// How citizens pay and are paid back.
export { NEEDS_SOMEBODY } from './payment-in-doubt';
export { PaymentsModule } from './payments.module';
export { sandboxPay } from './sandbox/sandbox-pay-command';
export { serveDevPay } from './sandbox/serve-dev-pay';
export { tryPayment } from './try-payment';
