// The provider has paid it back: the books follow, in one transaction. Told again, nothing changes.
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { RefundBookkeeper } from '../../orders';

@Injectable()
export class CompleteRefund {
  constructor(
    private readonly transactions: Transactions,
    private readonly bookkeeper: RefundBookkeeper,
  ) {}

  async execute(refundNo: string): Promise<void> {
    const completed = await this.transactions.run((transaction) =>
      this.bookkeeper.complete(transaction, refundNo),
    );
    if (completed instanceof RefusalError)
      throw new Error(`Refund ${refundNo} is back and not in the books: ${completed.code}`);
  }
}
