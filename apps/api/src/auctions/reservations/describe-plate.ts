// What a plate that is wished for would look like, and whose it could be: as the city's stock says, else of the citizen's own region.
import { Injectable } from '@nestjs/common';
import type { PlateView } from '@haopai/contracts';
import type { Plate } from '@haopai/rules';
import { PlatesStore } from './plates.store';

@Injectable()
export class DescribePlate {
  constructor(private readonly plates: PlatesStore) {}

  async execute({ number, kind }: Plate, citizenId: number): Promise<PlateView> {
    const known = await this.plates.inStock(number);
    if (known !== null) return known;
    const region = await this.plates.regionOf(citizenId);
    return { number, kind, colour: kind === 'ordinary' ? 'blue' : 'green', isPersonalised: false, region };
  }
}
