// Hears `lot.bid` straight from the socket: the one message of a last second, kept free of the pipeline that serves all others.
import { Inject, Injectable } from '@nestjs/common';
import { type Answer, BID_FEN_MAX, type BidReceipt, type Reply } from '@haopai/contracts';
import { createShapePipe, RefusalError, refusalOfError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { citizenSessionOfSocket, type LiveSocket } from '../sockets';
import { refusedAnswer } from '../wire';
import { LotBidMessage } from './bids.dto';
import { PlaceBid } from './place-bid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const FIELDS = 4;
/** With the time of the press, which pages send along. */
const FIELDS_PRESSED = 5;

@Injectable()
export class BidListener {
  private readonly shape = createShapePipe();

  constructor(
    private readonly placeBid: PlaceBid,
    private readonly limits: RateLimits,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  /** Answers every bid of this socket with one acknowledgement, as the other messages are answered. */
  listen(socket: LiveSocket): void {
    socket.on('lot.bid', (body: unknown, reply: unknown) => {
      if (isReply(reply)) void this.answer(socket, body).then(reply);
    });
  }

  private async answer(socket: LiveSocket, body: unknown): Promise<Answer<BidReceipt>> {
    try {
      const message = isPlainBid(body) ? body : await this.read(socket, body);
      const result = await this.placeBid.execute({ ...message, ...citizenSessionOfSocket(socket) });
      return result instanceof RefusalError ? refusedAnswer(result) : { ok: true, ...result };
    } catch (error) {
      const refusal = refusalOfError(error);
      if (refusal.code === 'SERVER.FAILED') this.log.error({ err: error }, 'a bid failed');
      return refusedAnswer(refusal);
    }
  }

  /** The rules of the shape stand in the DTO; they also say what is wrong. */
  private async read({ id }: LiveSocket, body: unknown): Promise<LotBidMessage> {
    const tooMany = await this.limits.consume('socketMessage', id);
    if (tooMany !== undefined) throw tooMany;
    const message: unknown = await this.shape.transform(body, { type: 'body', metatype: LotBidMessage });
    if (message instanceof LotBidMessage) return message;
    throw new RefusalError('REQUEST.INVALID', { fields: [{ path: '', rule: 'isObject' }] });
  }
}

/** True only for what the DTO would take unchanged; everything else goes through the DTO. */
function isPlainBid(body: unknown): body is LotBidMessage {
  if (typeof body !== 'object' || body === null) return false;
  const { lotId, bidId, amountFen, entryId, pressedAtMs }: Partial<Record<keyof LotBidMessage, unknown>> =
    body;
  const hasPress = isCount(pressedAtMs);
  if (Object.keys(body).length !== (hasPress ? FIELDS_PRESSED : FIELDS)) return false;
  const hasCounts = isCount(lotId) && isCount(entryId) && isCount(amountFen, BID_FEN_MAX);
  return hasCounts && typeof bidId === 'string' && UUID.test(bidId);
}

function isCount(value: unknown, max = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= max;
}

function isReply(reply: unknown): reply is Reply<BidReceipt> {
  return typeof reply === 'function';
}
