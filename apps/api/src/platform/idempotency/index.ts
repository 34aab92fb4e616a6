// Requests that must happen once, however often they are sent.
export { IdempotencyModule } from './idempotency.module';
export { Once } from './once';
export { ApiRequestKey, RequestKey } from './request-key';
