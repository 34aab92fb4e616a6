// What everybody may read, kept in memory for the whole app.
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DatabaseTimeStore } from './database-time.store';
import { EdgeNotes } from './edge-notes';
import { FixedAnswers } from './fixed-answers';
import { KeptAnswers } from './kept-answers';
import { Looks } from './looks';
import { PublicReads } from './public-reads';
import { QueryRefusals } from './query-refusals';
import { ReadRoutes } from './read-routes';
import { Signs } from './signs';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    DatabaseTimeStore,
    EdgeNotes,
    FixedAnswers,
    KeptAnswers,
    Looks,
    PublicReads,
    QueryRefusals,
    ReadRoutes,
    Signs,
  ],
  exports: [FixedAnswers, Looks, PublicReads, QueryRefusals, Signs],
})
export class PublicReadsModule {}
