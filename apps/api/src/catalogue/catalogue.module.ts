// The fixed-price sale.
import { Module } from '@nestjs/common';
import { CarsModule } from '../cars';
import { IdempotencyModule } from '../idempotency';
import { BuyListing } from './buy-listing';
import { BuyersStore } from './buyers.store';
import { CatalogueController } from './catalogue.controller';
import { FindListings } from './find-listings';
import { FollowPurchases } from './follow-purchases';
import { ListingHoldsStore } from './listing-holds.store';
import { ListingsStore } from './listings.store';
import { PlateStock } from './plate-stock';
import { PlateStockStore } from './plate-stock.store';
import { RefusePurchase } from './refuse-purchase';
import { WritePurchase } from './write-purchase';

@Module({
  imports: [CarsModule, IdempotencyModule],
  controllers: [CatalogueController],
  providers: [
    BuyListing,
    BuyersStore,
    FindListings,
    FollowPurchases,
    ListingHoldsStore,
    ListingsStore,
    PlateStock,
    PlateStockStore,
    RefusePurchase,
    WritePurchase,
  ],
  exports: [PlateStock],
})
export class CatalogueModule {}
