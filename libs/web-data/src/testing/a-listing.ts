// Builder of a plate at a fixed price for specs.
import type { ListingView } from '@haopai/contracts';

/** For sale in the home region at ¥12,000. */
export const aListing = (change: Partial<ListingView> = {}): ListingView => ({
  id: 5,
  plate: { number: '浙G8888A', kind: 'ordinary', colour: 'blue', isPersonalised: false, region: '330702' },
  priceFen: 1_200_000,
  state: 'forSale',
  patterns: ['aaa'],
  ...change,
});
