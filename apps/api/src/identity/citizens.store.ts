// Finds citizens.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { CitizenModel } from '../database';
import type { Citizen } from './citizen';

@Injectable()
export class CitizensStore {
  constructor(@InjectModel(CitizenModel) private readonly citizens: typeof CitizenModel) {}

  async byId(id: number): Promise<Citizen | null> {
    return this.citizens.findByPk(id).then(toCitizen);
  }

  /** User names are unique without regard to case. */
  async byUsername(username: string): Promise<Citizen | null> {
    return this.citizens.findOne({ where: { usernameKey: username.toLowerCase() } }).then(toCitizen);
  }
}

function toCitizen(row: CitizenModel | null): Citizen | null {
  if (row === null) return null;
  const { id, username, displayName, kind, region, passwordHash } = row;
  return { id, username, displayName, kind, region, passwordHash };
}
