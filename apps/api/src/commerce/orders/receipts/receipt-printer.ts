// Has receipts drawn, by a thread of their own.
import { Injectable } from '@nestjs/common';
import { SheetPrinter } from '../../../platform/printing';

@Injectable()
export class ReceiptPrinter extends SheetPrinter {
  constructor() {
    super('a receipt could not be drawn');
  }
}
