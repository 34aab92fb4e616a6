// A plate's colour says which vehicle it is for.
import { JINHUA_PLATES } from './plate';
import { type ColouredPlate, vehicleOfPlate } from './plate-vehicle';

describe('the vehicle of a plate', () => {
  it.each<[ColouredPlate['colour'], string, string]>([
    ['blue', '浙G8888A', 'small'],
    ['yellow', '浙G12345', 'large'],
    ['green', '浙GD12345', 'smallNewEnergy'],
    ['green', '浙GFA1234', 'smallNewEnergy'],
    ['green', '浙G12345D', 'largeNewEnergy'],
    ['green', '浙G12345F', 'largeNewEnergy'],
  ])('of %s %s is %s', (colour, number, vehicle) =>
    expect(vehicleOfPlate({ number, colour }, JINHUA_PLATES)).toBe(vehicle),
  );
});
