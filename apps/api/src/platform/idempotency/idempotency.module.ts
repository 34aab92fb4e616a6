// Request keys for whoever makes orders.
import { Module } from '@nestjs/common';
import { ForgetRequestKeys } from './forget-request-keys';
import { Once } from './once';
import { RequestKeysStore } from './request-keys.store';

@Module({ providers: [ForgetRequestKeys, Once, RequestKeysStore], exports: [Once] })
export class IdempotencyModule {}
