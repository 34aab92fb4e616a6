// Plates at a fixed price.
export { CatalogueModule } from './catalogue.module';
export { readPlateParts } from './plate-parts';
export { PlateStock } from './plate-stock';
