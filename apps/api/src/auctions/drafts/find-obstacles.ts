// Why somebody cannot publish a draft now: all of it, so that it can be mended at one go.
import { Injectable } from '@nestjs/common';
import { type AdminAuctionView, FAULTS_TOLD_MAX, type ObstacleCode } from '@haopai/contracts';
import { isDrillPlate } from '@haopai/rules';
import { type Actor, StaffPairs } from '../../access/staff-authentication';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { BiddingTimesStore } from '../public';
import { ChecksStore } from './checks.store';
import { DraftLotsStore } from './draft-lots.store';
import { DraftsStore } from './drafts.store';
import { PlateClaimsStore } from './plate-claims.store';

@Injectable()
export class FindObstacles {
  constructor(
    private readonly drafts: DraftsStore,
    private readonly lots: DraftLotsStore,
    private readonly claims: PlateClaimsStore,
    private readonly times: BiddingTimesStore,
    private readonly checks: ChecksStore,
    private readonly pairs: StaffPairs,
  ) {}

  async to(
    transaction: Transaction | null,
    auction: AdminAuctionView,
    actor: Actor,
  ): Promise<readonly RefusalError<ObstacleCode>[]> {
    const { id, version, startsAtMs, depositFen, limitFactor, lotCount, isDrill } = auction;
    const lots = await this.lots.all(transaction, id);
    const numbers = lots.map(({ plate }) => plate.number);
    const plates = isDrill ? [] : await this.claims.claimsOn(transaction, id, numbers);
    const wrong = numbers.filter((number) => isDrillPlate({ number }) !== isDrill);
    const limitFen = limitFactor === null ? Infinity : limitFactor * depositFen;
    const startPriceFen = Math.max(0, ...lots.map((lot) => lot.startPriceFen));
    const near = await this.times.nearest(transaction, id);
    const nowMs = await this.drafts.nowMs(transaction);
    const hasBegun = startsAtMs <= nowMs;
    const closesAtMs = auction.enrolmentClosesAtMs ?? startsAtMs;
    return [
      ...(await this.ofPerson(transaction, { id, version }, actor)),
      ...(lotCount === 0 ? [new RefusalError('AUCTION.NO_LOTS', {})] : []),
      ...(depositFen === 0 && !isDrill ? [new RefusalError('AUCTION.NO_DEPOSIT', {})] : []),
      ...(hasBegun ? [new RefusalError('AUCTION.STARTS_IN_PAST', { startsAtMs })] : []),
      ...(closesAtMs <= nowMs && !hasBegun
        ? [new RefusalError('AUCTION.ENROLMENT_OVER', { closesAtMs })]
        : []),
      ...(startPriceFen > limitFen
        ? [new RefusalError('AUCTION.LIMIT_BELOW_START', { limitFen, startPriceFen })]
        : []),
      ...(wrong.length > 0
        ? [new RefusalError('AUCTION.WRONG_PLATES', { isDrill, wrong: wrong.slice(0, FAULTS_TOLD_MAX) })]
        : []),
      ...(plates.length > 0 ? [new RefusalError('AUCTION.PLATES_CLAIMED', { plates })] : []),
      ...(near === null
        ? []
        : [new RefusalError(isDrill ? 'AUCTION.NEAR_SALE' : 'AUCTION.NEAR_DRILL', near)]),
    ];
  }

  /**
   * Why somebody is not the second person of a draft, whatever else is in its way. All of it as it stands was seen by a colleague who is another person: then
   * it does not matter who wrote it. Else everybody who has changed it is to be another person than they.
   */
  async ofPerson(
    transaction: Transaction | null,
    { id, version }: Pick<AdminAuctionView, 'id' | 'version'>,
    actor: Actor,
  ): Promise<readonly RefusalError<ObstacleCode>[]> {
    const changers = await this.drafts.changers(transaction, id);
    const checkers = (await this.checks.of(transaction, id, version)).map(({ staffId }) => staffId);
    const judgePair = await this.pairs.judge(transaction, actor, [...changers, ...checkers]);
    const isSeen = checkers.some((each) => each !== actor.staffId && judgePair(each) === undefined);
    if (isSeen) return [];
    const others = changers.filter((each) => each !== actor.staffId);
    const refusal = actor.refuseToConfirm() ?? others.map(judgePair).find((one) => one !== undefined);
    return [
      ...(others.length < changers.length ? [new RefusalError('AUCTION.SAME_PERSON', {})] : []),
      ...(refusal === undefined ? [] : [refusal]),
    ];
  }
}
