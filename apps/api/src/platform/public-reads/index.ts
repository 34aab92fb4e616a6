// What everybody may read is kept as bytes, and a look at the database says what of it still stands (ADR 43).
export { createNoStore } from './cache-headers';
export { DoorAdapter } from './door-adapter';
export { FixedAnswers } from './fixed-answers';
export { Looks } from './looks';
export { NamedQuery } from './named-query';
export { PublicRead } from './public-read';
export { PublicReads } from './public-reads';
export { PublicReadsModule } from './public-reads.module';
export { QueryRefusals } from './query-refusals';
export { Signs } from './signs';
