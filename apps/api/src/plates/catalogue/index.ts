// Plates at a fixed price.
export { ListingDto } from './catalogue-answers.dto';
export { CatalogueModule } from './catalogue.module';
export { FindListings } from './find-listings';
export { OfferPlate } from './offer-plate';
export { readPlateParts } from './plate-parts';
export { PlateStock } from './plate-stock';
