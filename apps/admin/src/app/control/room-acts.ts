// What the auctioneer does in a control room: asked for with what it will bring and a public reason, done once, and answered lot by lot.
import { inject, Injectable, signal } from '@angular/core';
import type {
  ControlActDone,
  LotAct,
  LotActBody,
  LotActResult,
  LotView,
  PaddleHolder,
} from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { Submission } from '@haopai/web-app/forms';
import { isEnded, OnceDesk, type Outcome } from '@haopai/web-data';
import { formatYuan } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import type { ReasonQuestion } from '../dialogs/reason-dialog';
import { ReasonDoor } from '../dialogs/reason-door';
import { ControlClient } from './control-client';
import { ControlStore } from './control-store';
import { joined } from './joined';
import { isRunning } from './room-order';

/** What lots answered, as long as it is shown. */
export interface Answers extends ControlActDone {
  /** To ask those again that could not answer; null where they are told by themselves. */
  readonly body: LotActBody | null;
}

@Injectable()
export class RoomActs {
  private readonly words = inject(Words);
  private readonly client = inject(ControlClient);
  private readonly store = inject(ControlStore);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly desk = new OnceDesk();
  private readonly lastAnswers = signal<Answers | null>(null);
  private readonly say = this.words.say;

  readonly answers = this.lastAnswers.asReadonly();
  readonly again = new Submission();

  constructor() {
    // An act may be wanted just when the line is cut: then it is refused in its window, which keeps the reason.
    this.reasons.prepare();
  }

  async actOnLot(act: LotAct, lot: LotView): Promise<void> {
    const params = { no: lot.lotNo, plate: formatPlate(lot.plate) };
    await this.ask(act, lot.lotId, {
      heading: this.say(`controlRoom.ask.${act}One`, params),
      words: joined(
        [...(act === 'withdraw' ? this.leadingBidOf(lot) : []), this.say(`controlRoom.brings.${act}`)],
        this.words.language(),
      ),
      yes: this.say(`controlRoom.act.${act}`),
    });
  }

  /** `reason`: what most would write. */
  async actOnAll(act: Exclude<LotAct, 'withdraw'>, reason?: string): Promise<void> {
    const concerned = this.concernedBy(act);
    const isBeforeOpening = concerned.some(({ phase }) => phase === 'waiting');
    const running = concerned.filter(({ phase }) => phase !== 'waiting').length;
    const count = act === 'pause' ? running : concerned.length;
    const waits = act === 'pause' && isBeforeOpening ? [this.say('controlRoom.brings.waiting')] : [];
    await this.ask(act, undefined, {
      heading: this.say(`controlRoom.ask.${act}All`, { count }),
      words: joined([this.say(`controlRoom.brings.${act}`), ...waits], this.words.language()),
      yes: this.say(`controlRoom.all.${act}`, { count }),
      ...(reason === undefined ? {} : { reason }),
    });
  }

  /** Lots that an act on all of them is about. */
  concernedBy(act: LotAct): readonly LotView[] {
    const lots = this.store.room()?.lots ?? [];
    return lots.filter(({ phase }) =>
      act === 'resume' ? phase === 'paused' : !isEnded(phase) && (act === 'withdraw' || phase !== 'paused'),
    );
  }

  /** Whose paddle it is; refused where nobody has it, and where it is out already. */
  async holderOf(paddleNo: number): Promise<Outcome<PaddleHolder>> {
    const found = await this.client.paddle(this.store.auctionId, paddleNo);
    if (!found.ok || found.value.disqualifiedFor === null) return found;
    const { disqualifiedFor: reason } = found.value;
    return { ok: false, refusal: { code: 'PADDLE.DISQUALIFIED', data: { reason } } };
  }

  /** True when it was done. The question names whom it is about before a reason is typed. */
  async disqualify({ paddleNo, name }: PaddleHolder): Promise<boolean> {
    const { auctionId } = this.store;
    const done = await this.reasons.ask({
      heading: this.say('controlRoom.ask.disqualify', { paddle: paddleNo, name }),
      words: this.whatDisqualifyingBrings(paddleNo),
      yes: this.say('controlRoom.act.disqualify'),
      no: this.say('controlRoom.keepsPaddle'),
      isGrave: true,
      help: this.say('controlRoom.publicReason'),
      act: (reason) => {
        const body = { paddleNo, reason };
        return this.once(body, (key) => this.client.disqualify(auctionId, body, key));
      },
    });
    if (done !== null) this.show({ ...done.value, body: null });
    return done !== null;
  }

  /** A refusal is left to the form that it was typed in. */
  async sayToRoom(text: string): Promise<Outcome<unknown>> {
    const { auctionId } = this.store;
    const body = { text };
    const answer = await this.once(body, (key) => this.client.say(auctionId, body, key));
    if (!answer.ok) return answer;
    this.announcer.say(this.say('controlRoom.messageSent'));
    void this.store.read();
    return answer;
  }

  /** Asks those lots again that could not answer; the same act, so nothing is done twice. */
  async askAgain(): Promise<void> {
    const answers = this.lastAnswers();
    const body = answers?.body ?? null;
    if (answers === null || body === null) return;
    const { auctionId } = this.store;
    const answer = await this.again.send(() => this.client.act(auctionId, body, answers.act.actId));
    if (answer?.ok === true) this.show({ ...answer.value, body });
    else if (answer !== null) this.again.refusal.set(answer.refusal);
  }

  close(): void {
    this.lastAnswers.set(null);
  }

  private async ask(
    act: LotAct,
    lotId: number | undefined,
    question: Pick<ReasonQuestion<unknown>, 'heading' | 'words' | 'yes' | 'reason'>,
  ): Promise<void> {
    const { auctionId } = this.store;
    const bodyOf = (reason: string): LotActBody => ({
      ...{ act, reason },
      ...(lotId === undefined ? {} : { lotId }),
    });
    const done = await this.reasons.ask({
      ...question,
      isGrave: act === 'withdraw',
      help: this.say('controlRoom.publicReason'),
      act: (reason) => this.once(bodyOf(reason), (key) => this.client.act(auctionId, bodyOf(reason), key)),
    });
    if (done !== null) this.show({ ...done.value, body: bodyOf(done.value.act.reason) });
  }

  private once<Value>(body: object, send: (key: string) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    return this.desk.ask(body, (key) => {
      this.store.expect(key);
      return send(key);
    });
  }

  private show(answers: Answers): void {
    this.store.take(answers.act);
    this.again.reset();
    this.lastAnswers.set(answers);
  }

  /** Named before it is taken from somebody. */
  private leadingBidOf({ leaderPaddle, priceFen }: LotView): readonly string[] {
    if (leaderPaddle === null || priceFen === null) return [];
    const price = formatYuan(priceFen);
    return [this.say('controlRoom.brings.leadingBid', { paddle: leaderPaddle, price })];
  }

  private whatDisqualifyingBrings(paddle: number): string {
    const lots = (this.store.room()?.lots ?? []).filter(({ leaderPaddle }) => leaderPaddle === paddle);
    const numbers = (some: readonly LotView[]) => some.map(({ lotNo }) => lotNo).join(', ');
    const leads = lots.filter((lot) => isRunning(lot) || lot.phase === 'paused');
    const won = lots.filter(({ phase }) => phase === 'sold');
    return joined(
      [
        this.say('controlRoom.brings.disqualify'),
        ...(leads.length === 0 ? [] : [this.say('controlRoom.brings.leads', { lots: numbers(leads) })]),
        ...(won.length === 0 ? [] : [this.say('controlRoom.brings.won', { lots: numbers(won) })]),
      ],
      this.words.language(),
    );
  }
}

/** Whether the lot has not judged the act, as far as is known. */
export function isUnanswered({ code }: LotActResult): boolean {
  return code === 'SERVER.UNAVAILABLE' || code === 'SERVER.BUSY';
}
