// Has announcements drawn, by a thread of their own.
import { Injectable } from '@nestjs/common';
import { SheetPrinter } from '../../platform/printing';

@Injectable()
export class AnnouncementPrinter extends SheetPrinter {
  constructor() {
    super('an announcement could not be drawn');
  }
}
