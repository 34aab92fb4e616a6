// The control room of running auctions.
export { ControlModule } from './control.module';
