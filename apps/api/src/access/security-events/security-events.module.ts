// The stream of security events, for the whole app.
import { Global, Module } from '@nestjs/common';
import { AccountNamesStore } from './account-names.store';
import { FindSecurityEvents } from './find-security-events';
import { NoteKeys } from './note-keys';
import { SecurityEvents } from './security-events';
import { SecurityEventsController } from './security-events.admin.controller';
import { SecurityEventsStore } from './security-events.store';

@Global()
@Module({
  controllers: [SecurityEventsController],
  providers: [AccountNamesStore, FindSecurityEvents, NoteKeys, SecurityEvents, SecurityEventsStore],
  exports: [SecurityEvents],
})
export class SecurityEventsModule {}
