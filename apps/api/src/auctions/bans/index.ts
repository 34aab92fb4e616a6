// Who let the balance of a won lot lapse enrols in nothing for a time.
export { BansModule } from './bans.module';
export { Bans } from './bans';
