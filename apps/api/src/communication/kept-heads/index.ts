// Heads of the record of acts and of the journals, kept where whoever may change the database has no hand.
export { KeptHeadsModule } from './kept-heads.module';
export { verifyHeads } from './verify-heads-command';
