// The control room of running auctions.
export { ControlModule } from './control.module';
export { DecidedActs } from './decided-acts';
export { TellDecisions } from './tell-decisions';
