// Paid plates are told to the register of vehicles, over a line or by file.
export { VehicleRegisterModule } from './vehicle-register.module';
