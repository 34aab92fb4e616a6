// A plate's colour says which vehicle it is for.
import { JINHUA_PLATES } from './plate';
import { type ColouredPlate, fitsPlate, PLATE_VEHICLES, vehicleOfPlate } from './plate-vehicle';

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

describe('a vehicle and a plate', () => {
  it('fit when the plate is for such vehicles, and no other does', () => {
    const plates: readonly ColouredPlate[] = [
      { number: '浙G8888A', colour: 'blue' },
      { number: '浙GD12345', colour: 'green' },
      { number: '浙G12345', colour: 'yellow' },
      { number: '浙G12345F', colour: 'green' },
    ];
    const fitting = plates.map((plate) =>
      PLATE_VEHICLES.filter((vehicle) => fitsPlate(vehicle, plate, JINHUA_PLATES)),
    );
    expect(fitting).toEqual([['small'], ['smallNewEnergy'], ['large'], ['largeNewEnergy']]);
  });

  it('are not kept apart while nobody has said what vehicle it is', () => {
    expect(fitsPlate(null, { number: '浙GD12345', colour: 'green' }, JINHUA_PLATES)).toBe(true);
  });
});
