// Under what a citizen is found by their whole name: a keyed hash, so that the index alone tells nobody any name.
import { Injectable } from '@nestjs/common';
import { PersonalData } from '../../../platform/personal-data';
import { nameKey } from './name-key';

@Injectable()
export class NameHashes {
  constructor(private readonly personalData: PersonalData) {}

  /** Null where nothing of it is a name. */
  of(name: string): string | null {
    const key = nameKey(name);
    return key === '' ? null : this.personalData.hash('name', key);
  }
}
