// Plates at a fixed price.
export { CatalogueModule } from './catalogue.module';
export { PlateStock } from './plate-stock';
