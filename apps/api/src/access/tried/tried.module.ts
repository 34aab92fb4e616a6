// What this release was last seen working on, for whoever answers for the site.
import { Module } from '@nestjs/common';
import { DatabaseServerStore } from './database-server.store';
import { ReadTried } from './read-tried';
import { TriedController } from './tried.admin.controller';

@Module({ controllers: [TriedController], providers: [DatabaseServerStore, ReadTried] })
export class TriedModule {}
