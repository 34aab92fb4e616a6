// Use case: a citizen takes the receipt of an order that they paid along, as a PDF.
import { Injectable, StreamableFile } from '@nestjs/common';
import type { Language } from '@haopai/rules';
import { FindContact } from '../../../communication/content';
import { RefusalError } from '../../../platform/errors';
import { RateLimits } from '../../../platform/limits';
import { textsIn } from '../../../texts';
import { FindOrders } from '../find-orders';
import { OrdersStore } from '../orders.store';
import { composeReceipt } from './compose-receipt';
import { PayersStore } from './payers.store';
import { ReceiptPrinter } from './receipt-printer';

@Injectable()
export class IssueReceipt {
  constructor(
    private readonly find: FindOrders,
    private readonly orders: OrdersStore,
    private readonly payers: PayersStore,
    private readonly contact: FindContact,
    private readonly limits: RateLimits,
    private readonly printer: ReceiptPrinter,
  ) {}

  async execute(
    citizenId: number,
    orderNo: string,
    language: Language,
  ): Promise<StreamableFile | RefusalError> {
    const order = await this.find.own(citizenId, orderNo);
    if (order instanceof RefusalError) return order;
    if (order.paidAtMs === null) return new RefusalError('ORDER.NOT_PAID', { state: order.state });
    const tooMany = await this.limits.consume('receipt', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const [payer, contact, nowMs] = await Promise.all([
      this.payers.nameOf(citizenId),
      this.contact.execute(language),
      this.orders.nowMs(null),
    ]);
    const office = contact instanceof RefusalError ? '' : contact.office;
    const pdf = await this.printer.print(composeReceipt({ order, payer, office, nowMs }, language));
    if (pdf instanceof RefusalError) return pdf;
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      length: pdf.byteLength,
      disposition: dispositionOf(orderNo, language),
    });
  }
}

/** A name in ASCII for old programs, and the real one (RFC 6266, RFC 8187). */
function dispositionOf(orderNo: string, language: Language): string {
  const name = encodeURIComponent(`${textsIn(language).receipt.fileName} ${orderNo}.pdf`);
  return `attachment; filename="haopai-receipt-${orderNo}.pdf"; filename*=UTF-8''${name}`;
}
