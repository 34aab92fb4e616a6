// Logs are kept for a time that is set, and then erased.
import { Module } from '@nestjs/common';
import { EraseOldLogs } from './erase-old-logs';
import { ErasuresStore } from './erasures.store';
import { OldDevicesStore } from './old-devices.store';
import { OldLogInsStore } from './old-log-ins.store';
import { ReadRetention } from './read-retention';
import { RetentionController } from './retention.admin.controller';

@Module({
  controllers: [RetentionController],
  providers: [EraseOldLogs, ErasuresStore, OldDevicesStore, OldLogInsStore, ReadRetention],
})
export class RetentionModule {}
