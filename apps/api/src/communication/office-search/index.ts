// One search over everything that staff may see.
export { OfficeSearchModule } from './office-search.module';
