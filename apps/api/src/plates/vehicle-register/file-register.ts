// No line leads to the register: the office downloads a file, hands it in, and uploads the answer.
import { type RegisterAnswer, VehicleRegister } from './vehicle-register';

export class FileRegister extends VehicleRegister {
  readonly hasLine = false;

  vehicleOf(): Promise<null> {
    return Promise.resolve(null);
  }

  takenAmong(): Promise<null> {
    return Promise.resolve(null);
  }

  tell(): Promise<RegisterAnswer> {
    return Promise.resolve({ kind: 'noAnswer', why: 'FILE' });
  }
}
