// Request keys for whoever makes orders.
import { Module } from '@nestjs/common';
import { ForgetRequestKeys } from './forget-request-keys';
import { ForgetTransactionMarks } from './forget-transaction-marks';
import { IdempotencyService } from './idempotency-service';
import { RequestKeysStore } from './request-keys.store';

@Module({
  providers: [ForgetRequestKeys, ForgetTransactionMarks, IdempotencyService, RequestKeysStore],
  exports: [IdempotencyService],
})
export class IdempotencyModule {}
