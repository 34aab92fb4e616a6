// Rules about plates that only some pages ask, so that they come with those pages and not with every first load.
export { isFound, isFoundAmongOffers, type PlateSearch } from '../plate-search';
export { fitsPlate, PLATE_VEHICLES, vehicleOfPlate } from '../plate-vehicle';
export type { PlateVehicle } from '../plate-vehicle';
