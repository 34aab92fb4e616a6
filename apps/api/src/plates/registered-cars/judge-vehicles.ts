// What the vehicle register says of cars for which plates are wanted; where it says nothing, the citizen's word stands, and the hand-over desk looks at the
// papers. Asked before a transaction, never within one: the register may take a moment.
import { Injectable } from '@nestjs/common';
import { RefusalError } from '../../platform/errors';
import { VehicleRegister } from '../vehicle-register';
import type { DeclaredCar, JudgedCar } from './declared-car';

@Injectable()
export class JudgeVehicles {
  constructor(private readonly register: VehicleRegister) {}

  /** Of cars of which nobody has said what they are, the register's word counts alone. */
  async execute(
    cars: readonly DeclaredCar[],
  ): Promise<readonly JudgedCar[] | RefusalError<'VEHICLE.REGISTERED_OTHERWISE'>> {
    const said = await Promise.all(cars.map(({ vin }) => this.register.vehicleOf(vin)));
    const judged: JudgedCar[] = [];
    for (const [place, car] of cars.entries()) {
      const { vin, vehicle } = car;
      const registered = said[place] ?? null;
      if (registered !== null && vehicle !== null && registered !== vehicle)
        return new RefusalError('VEHICLE.REGISTERED_OTHERWISE', { vin, vehicle, registered });
      judged.push({ vin, vehicle: registered ?? vehicle, isSeen: registered !== null });
    }
    return judged;
  }

  async one(car: DeclaredCar): Promise<JudgedCar | RefusalError<'VEHICLE.REGISTERED_OTHERWISE'>> {
    const judged = await this.execute([car]);
    return judged instanceof RefusalError ? judged : (judged[0] ?? { ...car, isSeen: false });
  }
}
