// Requests that must happen once, however often they are sent.
export { IdempotencyModule } from './idempotency.module';
export { IdempotencyService } from './idempotency-service';
export { ApiRequestKey, RequestKey } from './request-key';
