// The register of vehicles, over a line or by file: asked which vehicle a car is, and told of paid plates.
export { VehicleRegister } from './vehicle-register';
export { VehicleRegisterModule } from './vehicle-register.module';
