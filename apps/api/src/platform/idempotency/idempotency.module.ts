// Request keys for whoever makes orders.
import { Module } from '@nestjs/common';
import { ForgetRequestKeys } from './forget-request-keys';
import { IdempotencyService } from './idempotency-service';
import { RequestKeysStore } from './request-keys.store';

@Module({
  providers: [ForgetRequestKeys, IdempotencyService, RequestKeysStore],
  exports: [IdempotencyService],
})
export class IdempotencyModule {}
