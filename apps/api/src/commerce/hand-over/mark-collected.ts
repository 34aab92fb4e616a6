// Use cases: staff mark that a plate was collected, once its papers were checked, and take a mistaken mark back with a reason.
import { Injectable } from '@nestjs/common';
import type { CollectBody, HandOverView } from '@haopai/contracts';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import { CarPlates } from '../../plates/registered-cars';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { FindSales } from './find-sales';
import { HandOverPapersStore } from './hand-over-papers.store';
import { HandOversStore } from './hand-overs.store';
import { refuseCollection, type Sale } from './sale';
import { SalesStore } from './sales.store';

@Injectable()
export class MarkCollected {
  constructor(
    private readonly sales: SalesStore,
    private readonly find: FindSales,
    private readonly handOvers: HandOversStore,
    private readonly papers: HandOverPapersStore,
    private readonly cars: CarPlates,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async collect(actor: Actor, body: CollectBody): Promise<HandOverView | RefusalError> {
    const lacking = actor.lacks('handOver.act');
    if (lacking !== undefined) return lacking;
    const { way, saleId, collector } = body;
    const agentName = collector === 'agent' ? (body.agentName ?? '').trim() : null;
    if (agentName === '') return new RefusalError('HAND_OVER.AGENT_MISSING', {});
    const refusal = await this.transactions.run(async (transaction) => {
      const sale = await this.saleToGive(transaction, body);
      if (sale instanceof RefusalError) return sale;
      const list = await this.papers.standing(transaction);
      if (list.version !== body.papersVersion)
        return new RefusalError('RECORD.CHANGED', { version: list.version });
      const left = list.papers.filter((_, place) => !body.ticked.includes(place));
      if (left.length > 0) return new RefusalError('HAND_OVER.PAPERS_MISSING', { count: left.length });
      const handOverId = await this.handOvers.add(transaction, actor, {
        ...{ way, saleId, plateNumber: sale.plate.number, citizenId: sale.buyer.citizenId },
        ...{ collector, agentName, papers: list.papers },
      });
      await this.audit.write(transaction, actor, {
        act: 'plate.collected',
        subject: subjectOf(sale),
        // Without the agent's name: it stands sealed beside the mark.
        after: { handOverId, collector, papers: list.papers },
      });
      return undefined;
    });
    return refusal ?? this.find.one(actor, way, saleId);
  }

  async takeBack(actor: Actor, handOverId: number, reason: string): Promise<HandOverView | RefusalError> {
    const lacking = actor.lacks('handOver.act');
    if (lacking !== undefined) return lacking;
    const marked = await this.transactions.run(async (transaction) => {
      const standing = await this.handOvers.lockStanding(transaction, handOverId);
      if (standing === null) return new RefusalError('HAND_OVER.NOT_COLLECTED', { handOverId });
      const sale = await this.sales.one(transaction, standing.way, standing.saleId);
      await this.handOvers.takeBack(transaction, actor, handOverId, reason);
      await this.audit.write(transaction, actor, {
        act: 'plate.collectionTakenBack',
        subject: sale === null ? `lot:${standing.saleId}` : subjectOf(sale),
        before: { handOverId },
        reason,
      });
      return standing;
    });
    return marked instanceof RefusalError ? marked : this.find.one(actor, marked.way, marked.saleId);
  }

  /** Held by the transaction: nobody else gives it out, and no refund takes it back, until it ends. */
  private async saleToGive(
    transaction: Transaction,
    { way, saleId }: Pick<CollectBody, 'way' | 'saleId'>,
  ): Promise<Sale | RefusalError> {
    const owned = await this.cars.lockOwned(transaction, way, saleId);
    const sale = await this.sales.one(transaction, way, saleId);
    if (sale === null) return new RefusalError('HAND_OVER.NOT_FOUND', { saleId });
    const refusal = refuseCollection(sale);
    if (refusal !== undefined) return refusal;
    // Of a sale before plates were noted for cars nothing is known here.
    return owned?.citizenId === sale.buyer.citizenId
      ? sale
      : new RefusalError('HAND_OVER.NOT_FOUND', { saleId });
  }
}

function subjectOf({ way, saleId, plateId }: Sale): string {
  return way === 'lot' ? `lot:${saleId}` : `plate:${plateId ?? saleId}`;
}
