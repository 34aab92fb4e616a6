// For which vehicles the plates of an auction are: a car that could win none of them is told so before its deposit is paid.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { PlateView } from '@haopai/contracts';
import { JINHUA_PLATES } from '@haopai/rules';
import { fitsPlate } from '@haopai/rules/plates';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { DeclaredCar } from '../../plates/registered-cars';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';

/** One of each colour and first character: these tell, of whatever plate of the city, for which vehicles it is. */
const EACH_KIND = `
  SELECT MIN(plate_number) AS number, plate_colour AS colour FROM lots
  WHERE auction_id = ? GROUP BY plate_colour, SUBSTRING(plate_number, 3, 1)`;

@Injectable()
export class PlatesOfAuctionStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Of the first car that fits none. */
  async refuseUnfit(
    transaction: Transaction,
    auctionId: number,
    cars: readonly DeclaredCar[],
  ): Promise<RefusalError<'VEHICLE.NO_PLATE'> | undefined> {
    if (cars.every(({ vehicle }) => vehicle === null)) return undefined;
    const plates = await this.connection.query<Pick<PlateView, 'number' | 'colour'>>(EACH_KIND, {
      type: QueryTypes.SELECT,
      replacements: [auctionId],
      transaction,
    });
    for (const { vin, vehicle } of cars) {
      if (vehicle === null || plates.some((plate) => fitsPlate(vehicle, plate, JINHUA_PLATES))) continue;
      return new RefusalError('VEHICLE.NO_PLATE', { vin, vehicle });
    }
    return undefined;
  }
}
