// Has confirmations drawn, by a thread of their own.
import { Injectable } from '@nestjs/common';
import { SheetPrinter } from '../../platform/printing';

@Injectable()
export class ConfirmationPrinter extends SheetPrinter {
  constructor() {
    super('a confirmation could not be drawn');
  }
}
