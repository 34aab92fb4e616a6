// Reads an order's number in a path: 20 digits. Anything else is no order.
import { Injectable, type PipeTransform } from '@nestjs/common';
import { RefusalError } from '../../platform/errors';
import { ORDER_NO } from './order-numbers';

const SHOWN_MAX = 20;

@Injectable()
export class OrderNoPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (ORDER_NO.test(text)) return text;
    throw new RefusalError('ORDER.NOT_FOUND', { orderNo: text.slice(0, SHOWN_MAX) });
  }
}
