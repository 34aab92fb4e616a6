// Has receipts of bids drawn, by a thread of their own.
import { Injectable } from '@nestjs/common';
import { SheetPrinter } from '../../../platform/printing';

@Injectable()
export class BidReceiptPrinter extends SheetPrinter {
  constructor() {
    super('a receipt of a bid could not be drawn');
  }
}
