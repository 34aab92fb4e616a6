// What everybody may read, kept in memory for the whole app.
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DatabaseTimeStore } from './database-time.store';
import { KeptAnswers } from './kept-answers';
import { Looks } from './looks';
import { PublicReads } from './public-reads';
import { PublicRoutes } from './public-routes';
import { Signs } from './signs';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [DatabaseTimeStore, KeptAnswers, Looks, PublicReads, PublicRoutes, Signs],
  exports: [Looks, PublicReads, PublicRoutes, Signs],
})
export class PublicReadsModule {}
