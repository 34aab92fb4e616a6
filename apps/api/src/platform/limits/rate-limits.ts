// Counts what accounts and addresses do, in Redis for the whole site; with Redis away each instance counts for itself.
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from '../config';
import { RefusalError } from '../errors';
import { REDIS, type Redis } from '../redis';
import { addressKey, neighboursOf } from './address-key';
import { type Limit, type LimitKind, limitTable } from './limit-table';

type Limiter = RateLimiterMemory | RateLimiterRedis;

@Injectable()
export class RateLimits {
  private readonly isOn: boolean;
  private readonly limiters: Readonly<Record<LimitKind, Limiter>>;

  constructor(config: Config, @Inject(REDIS) redis: Redis) {
    this.isOn = config.rateLimits.isOn;
    const table = limitTable(config.rateLimits);
    const limiter = (kind: LimitKind): Limiter => createLimiter(kind, table[kind], redis);
    this.limiters = {
      loginByAddress: limiter('loginByAddress'),
      logInLine: limiter('logInLine'),
      usernameLookup: limiter('usernameLookup'),
      lookWhileTyping: limiter('lookWhileTyping'),
      registration: limiter('registration'),
      smsCodeByAddress: limiter('smsCodeByAddress'),
      smsCodeByNetwork: limiter('smsCodeByNetwork'),
      smsCodeByProvider: limiter('smsCodeByProvider'),
      captchaByAddress: limiter('captchaByAddress'),
      captchaByNetwork: limiter('captchaByNetwork'),
      captchaByProvider: limiter('captchaByProvider'),
      captchaByPurpose: limiter('captchaByPurpose'),
      smsCodeByCitizen: limiter('smsCodeByCitizen'),
      smsCodeByMobile: limiter('smsCodeByMobile'),
      smsCodeByMobileAndDay: limiter('smsCodeByMobileAndDay'),
      rareSmsCodeByMobileAndDay: limiter('rareSmsCodeByMobileAndDay'),
      ownPassword: limiter('ownPassword'),
      ownExport: limiter('ownExport'),
      identityAsk: limiter('identityAsk'),
      citizenReveal: limiter('citizenReveal'),
      officeSearch: limiter('officeSearch'),
      receipt: limiter('receipt'),
      ownBids: limiter('ownBids'),
      confirmationCheck: limiter('confirmationCheck'),
      read: limiter('read'),
      readByNetwork: limiter('readByNetwork'),
      readByAccount: limiter('readByAccount'),
      file: limiter('file'),
      fileByNetwork: limiter('fileByNetwork'),
      write: limiter('write'),
      enterRoom: limiter('enterRoom'),
      bid: limiter('bid'),
      practice: limiter('practice'),
      practiceOfStrangers: limiter('practiceOfStrangers'),
      socketMessage: limiter('socketMessage'),
      handshake: limiter('handshake'),
      handshakeOfStrangers: limiter('handshakeOfStrangers'),
      handshakeOfSession: limiter('handshakeOfSession'),
      handshakeOfCitizens: limiter('handshakeOfCitizens'),
      poll: limiter('poll'),
      paymentNotice: limiter('paymentNotice'),
      roomMessage: limiter('roomMessage'),
      claimMessage: limiter('claimMessage'),
      claimFile: limiter('claimFile'),
    };
  }

  /** Takes one try; undefined while there are tries left. */
  async consume(kind: LimitKind, key: string): Promise<RefusalError<'REQUEST.RATE_LIMITED'> | undefined> {
    if (!this.isOn) return undefined;
    try {
      await this.limiters[kind].consume(key);
      return undefined;
    } catch (rejection) {
      if (!(rejection instanceof RateLimiterRes)) throw rejection;
      return new RefusalError('REQUEST.RATE_LIMITED', { retryAfterMs: Math.max(rejection.msBeforeNext, 1) });
    }
  }

  /** Of an address and of those whom it is one of; the first refusal. */
  async consumeOf(
    address: string,
    kinds: { readonly address: LimitKind; readonly network: LimitKind; readonly provider: LimitKind },
    beginning = '',
  ): Promise<RefusalError<'REQUEST.RATE_LIMITED'> | undefined> {
    const { network, provider } = neighboursOf(address);
    const consume = (kind: LimitKind, key: string | null): ReturnType<RateLimits['consume']> =>
      key === null ? Promise.resolve(undefined) : this.consume(kind, `${beginning}${key}`);
    return (
      (await consume(kinds.address, addressKey(address))) ??
      (await consume(kinds.network, network)) ??
      (await consume(kinds.provider, provider))
    );
  }

  /** Gives all tries back: what was counted turned out well. */
  async forget(kind: LimitKind, key: string): Promise<void> {
    if (this.isOn) await this.limiters[kind].delete(key);
  }
}

function createLimiter(kind: LimitKind, limit: Limit, redis: Redis): Limiter {
  const own = { keyPrefix: `limit:${kind}`, points: limit.max, duration: limit.windowS };
  const memory = new RateLimiterMemory(own);
  if (limit.scope === 'instance') return memory;
  return new RateLimiterRedis({
    ...own,
    storeClient: redis,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: memory,
  });
}
