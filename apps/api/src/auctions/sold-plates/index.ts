// What plates of all auctions were sold for: a search, and figures by kind of number.
export { SoldPlatesModule } from './sold-plates.module';
