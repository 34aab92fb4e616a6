// Every rate limit of the site, by name: how often, in how long, and whether all instances count together.
import type { RateLimitConfig } from '../config';

export type LimitKind =
  | 'loginByAddress'
  | 'logInLine'
  | 'usernameLookup'
  | 'lookWhileTyping'
  | 'registration'
  | 'smsCodeByAddress'
  | 'smsCodeByNetwork'
  | 'smsCodeByProvider'
  | 'captchaByAddress'
  | 'captchaByNetwork'
  | 'captchaByProvider'
  | 'captchaByPurpose'
  | 'smsCodeByCitizen'
  | 'smsCodeByMobile'
  | 'smsCodeByMobileAndDay'
  | 'rareSmsCodeByMobileAndDay'
  | 'ownPassword'
  | 'ownExport'
  | 'identityAsk'
  | 'citizenReveal'
  | 'officeSearch'
  | 'receipt'
  | 'ownBids'
  | 'confirmationCheck'
  | 'read'
  | 'readByNetwork'
  | 'readByAccount'
  | 'file'
  | 'fileByNetwork'
  | 'write'
  | 'enterRoom'
  | 'bid'
  | 'practice'
  | 'practiceOfStrangers'
  | 'socketMessage'
  | 'handshake'
  | 'handshakeOfStrangers'
  | 'handshakeOfSession'
  | 'handshakeOfCitizens'
  | 'poll'
  | 'paymentNotice'
  | 'roomMessage'
  | 'claimMessage'
  | 'claimFile';

export interface Limit {
  readonly max: number;
  readonly windowS: number;
  /** `instance` counts in memory and costs no hop: for what happens many times a second. */
  readonly scope: 'site' | 'instance';
}

const HOUR_S = 60 * 60;
/** Telephone networks give each phone a /64 of what they share, or one address to a crowd of them: a /48 or /24 may be many crowds. */
const CROWDS_OF_A_NETWORK = 10;
const CROWDS_OF_A_PROVIDER = 25;

export function limitTable(config: RateLimitConfig): Readonly<Record<LimitKind, Limit>> {
  return {
    loginByAddress: { max: config.loginTriesPerAddressAndMinute, windowS: 60, scope: 'site' },
    /** Asks of those who wait in line to log in: a telephone network stands behind one address. */
    logInLine: { max: 6_000, windowS: 60, scope: 'instance' },
    /** While typing. It tells one by one which names there are: more instances must not mean more of them. */
    usernameLookup: { max: 120, windowS: 60, scope: 'site' },
    /** VINs and plates, by citizen, for the same reason. */
    lookWhileTyping: { max: 120, windowS: 60, scope: 'site' },
    /** Whole offices register behind one address. */
    registration: { max: config.registrationsPerAddressAndHour, windowS: HOUR_S, scope: 'site' },
    /** Codes: each purpose has a budget of its own, so that nobody uses up one with another. */
    smsCodeByAddress: { max: config.smsCodesPerAddressAndHour, windowS: HOUR_S, scope: 'site' },
    /** Of an IPv4 /24 or an IPv6 /48. */
    smsCodeByNetwork: {
      max: CROWDS_OF_A_NETWORK * config.smsCodesPerAddressAndHour,
      windowS: HOUR_S,
      scope: 'site',
    },
    /** Of an IPv6 /32, which is a provider's. */
    smsCodeByProvider: {
      max: CROWDS_OF_A_PROVIDER * config.smsCodesPerAddressAndHour,
      windowS: HOUR_S,
      scope: 'site',
    },
    /** Pictures in place of work (ADR 155), of an address, of an IPv4 /24 or IPv6 /48, of an IPv6 /32: each is drawn, and is a try. */
    captchaByAddress: { max: 30, windowS: HOUR_S, scope: 'site' },
    captchaByNetwork: { max: 90, windowS: HOUR_S, scope: 'site' },
    captchaByProvider: { max: 300, windowS: HOUR_S, scope: 'site' },
    /** Right ones, of everybody together, for each purpose: at most half of what a day has of codes to register. */
    captchaByPurpose: { max: 100, windowS: HOUR_S, scope: 'site' },
    /** Of whoever is logged in and proves other numbers to be theirs: no work is asked of them. */
    smsCodeByCitizen: { max: 10, windowS: 24 * HOUR_S, scope: 'site' },
    /** docs/domain.md, "Accounts": one a minute and ten a day a number; five of those that strangers ask for. */
    smsCodeByMobile: { max: 1, windowS: 60, scope: 'site' },
    smsCodeByMobileAndDay: { max: 10, windowS: 24 * HOUR_S, scope: 'site' },
    rareSmsCodeByMobileAndDay: { max: 5, windowS: 24 * HOUR_S, scope: 'site' },
    /** Tries at the password of a session's own citizen: whoever found an open browser does not find out the password. */
    ownPassword: { max: 5, windowS: 15 * 60, scope: 'site' },
    /** Of one citizen: each costs, and none is a way to find out whose a number is. */
    identityAsk: { max: 6, windowS: 24 * HOUR_S, scope: 'site' },
    ownExport: { max: 10, windowS: HOUR_S, scope: 'site' },
    /** Times that one member of the staff looks at what is masked. */
    citizenReveal: { max: 30, windowS: HOUR_S, scope: 'site' },
    /** While one of the staff types; each reads several tables. */
    officeSearch: { max: 120, windowS: 60, scope: 'instance' },
    /** Drawing one is work. */
    receipt: { max: 20, windowS: 60, scope: 'site' },
    /** Each reads up to thousands of one's own rows, while others bid; a page looks a few times by itself. */
    ownBids: { max: 30, windowS: 60, scope: 'instance' },
    /** Tries at a paper's check characters; an office stands behind one address. */
    confirmationCheck: { max: 30, windowS: 60, scope: 'site' },
    /** Of strangers; what is kept for everybody is not counted. */
    read: { max: config.readsPerAddressAndMinute, windowS: 60, scope: 'instance' },
    /** Of a whole IPv6 /48. */
    readByNetwork: { max: 4 * config.readsPerAddressAndMinute, windowS: 60, scope: 'instance' },
    /** Whatever address a citizen or a member of the staff comes from. */
    readByAccount: { max: 1_200, windowS: 60, scope: 'instance' },
    /** Pages, scripts, figures and what is not there, none of which costs a query: a page is some thirty files, of which a browser that knows them asks for few. */
    file: { max: 2 * config.readsPerAddressAndMinute, windowS: 60, scope: 'instance' },
    /** Of a whole IPv6 /48. */
    fileByNetwork: { max: 8 * config.readsPerAddressAndMinute, windowS: 60, scope: 'instance' },
    write: { max: 240, windowS: 60, scope: 'site' },
    enterRoom: { max: 10, windowS: 60, scope: 'site' },
    bid: { max: 20, windowS: 1, scope: 'instance' },
    /** Starts of one citizen. */
    practice: { max: 6, windowS: 60, scope: 'instance' },
    /** Starts behind one address of those who have no account. */
    practiceOfStrangers: { max: 12, windowS: 60, scope: 'instance' },
    /** Of all kinds but well-formed bids, which have their own. */
    socketMessage: { max: 50, windowS: 1, scope: 'instance' },
    /** Sockets that strangers open behind one address: a telephone network stands behind some. */
    handshake: { max: 20, windowS: 1, scope: 'instance' },
    /** And all strangers together: whoever finds no place looks without a socket. */
    handshakeOfStrangers: { max: 30, windowS: 1, scope: 'instance' },
    /** Sockets that one session opens: a browser opens all its pages again at once. */
    handshakeOfSession: { max: 20, windowS: 1, scope: 'instance' },
    /** And all citizens behind one address, but for those who bid: whoever is turned away tries again within seconds. */
    handshakeOfCitizens: { max: 100, windowS: 1, scope: 'instance' },
    /** Of one session, or of one address of strangers, where no WebSocket gets through: each tick is one. */
    poll: { max: 300, windowS: 1, scope: 'instance' },
    /** A provider calls for everybody from few addresses. */
    paymentNotice: { max: 6_000, windowS: 60, scope: 'instance' },
    /** Of one auction, whoever says them: people bid meanwhile. */
    roomMessage: { max: 6, windowS: 60, scope: 'site' },
    /** Claims and replies of one citizen. */
    claimMessage: { max: 10, windowS: HOUR_S, scope: 'site' },
    /** Pictures that one citizen brings in: each is sealed and kept. */
    claimFile: { max: 30, windowS: HOUR_S, scope: 'site' },
  };
}
