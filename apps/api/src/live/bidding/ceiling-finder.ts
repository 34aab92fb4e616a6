// Finds a paddle's own ceiling wherever its lot is held: here, at another instance, or, when the lot has ended, in its journal.
import { Injectable } from '@nestjs/common';
import type { Ceiling } from '@haopai/lot';
import { AnswerFromJournal } from './answer-from-journal';
import { answerQuestion, type CeilingQuestion } from './ceiling-question';
import { ForwardingClient } from './forwarding-client';
import { LotEngine } from './lot-engine';
import { Shards } from './shards';

/** Whoever looks can look again; nobody who begins to watch a lot waits longer for this. */
const ANSWER_MAX_MS = 500;

@Injectable()
export class CeilingFinder {
  constructor(
    private readonly engine: LotEngine,
    private readonly shards: Shards,
    private readonly client: ForwardingClient,
    private readonly endedLots: AnswerFromJournal,
  ) {}

  /** Null when the paddle has none; undefined when whoever holds the lot could not be asked. */
  async find(lotId: number, paddleNo: number): Promise<Ceiling | null | undefined> {
    const question: CeilingQuestion = { type: 'AskCeiling', paddleNo };
    const here = answerQuestion(this.engine.lotOf(lotId), question);
    if (here.kind === 'ceiling') return here.ceiling;
    const owner = this.engine.holds(lotId) ? null : this.shards.otherOwnerOf(lotId);
    if (owner !== null) {
      const answer = await this.client.ask(owner, lotId, question, ANSWER_MAX_MS);
      if (answer.kind === 'ceiling') return answer.ceiling;
    }
    return this.endedLots.ceilingOf(lotId, paddleNo);
  }
}
