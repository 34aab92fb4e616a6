// The fixed-price sale.
import { Module } from '@nestjs/common';
import { IdentityChecksModule } from '../../access/identity-checks';
import { CarsModule } from '../registered-cars';
import { IdempotencyModule } from '../../platform/idempotency';
import { SheetsModule } from '../../auctions/sheets';
import { BuyListing } from './buy-listing';
import { BuyersStore } from './buyers.store';
import { CatalogueController } from './catalogue.controller';
import { FindListings } from './find-listings';
import { FollowPurchases } from './follow-purchases';
import { ListingHoldsStore } from './listing-holds.store';
import { ListingNewsStore } from './listing-news.store';
import { ListingsStore } from './listings.store';
import { OfferPlate } from './offer-plate';
import { OfferedListingsStore } from './offered-listings.store';
import { OwnListingsController } from './own-listings.controller';
import { PlateStock } from './plate-stock';
import { PlateStockStore } from './plate-stock.store';
import { RefusePurchase } from './refuse-purchase';
import { ShelvesStore } from './shelves.store';
import { AddPlates } from './stock/add-plates';
import { ChangeStock } from './stock/change-stock';
import { FindStock } from './stock/find-stock';
import { FindStockStore } from './stock/find-stock.store';
import { ImportPlates } from './stock/import-plates';
import { PlateActs } from './stock/plate-acts';
import { PlateActsStore } from './stock/plate-acts.store';
import { PlateHistory } from './stock/plate-history';
import { PlateHistoryStore } from './stock/plate-history.store';
import { PlatePlacesStore } from './stock/plate-places.store';
import { PlateWaysStore } from './stock/plate-ways.store';
import { RemovePlates } from './stock/remove-plates';
import { ReturnPlates } from './stock/return-plates';
import { StockActs } from './stock/stock-acts';
import { StockSheetController } from './stock/stock-sheet.admin.controller';
import { StockController } from './stock/stock.admin.controller';
import { StockStore } from './stock/stock.store';
import { WritePurchase } from './write-purchase';

@Module({
  imports: [CarsModule, IdempotencyModule, IdentityChecksModule, SheetsModule],
  controllers: [CatalogueController, OwnListingsController, StockController, StockSheetController],
  providers: [
    BuyListing,
    BuyersStore,
    FindListings,
    FollowPurchases,
    ListingHoldsStore,
    ListingNewsStore,
    ListingsStore,
    OfferedListingsStore,
    OfferPlate,
    PlateStock,
    PlateStockStore,
    RefusePurchase,
    WritePurchase,
    ShelvesStore,
    AddPlates,
    ChangeStock,
    FindStock,
    FindStockStore,
    ImportPlates,
    PlateActs,
    PlateActsStore,
    PlateHistory,
    PlateHistoryStore,
    PlatePlacesStore,
    PlateWaysStore,
    RemovePlates,
    ReturnPlates,
    StockActs,
    StockStore,
  ],
  exports: [FindListings, OfferPlate, PlateStock],
})
export class CatalogueModule {}
