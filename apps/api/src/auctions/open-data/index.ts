// Ended auctions in the shape of the Open Contracting Data Standard.
export { OpenDataModule } from './open-data.module';
