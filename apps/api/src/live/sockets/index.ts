// Sockets, their rooms and limits, and the ticks that go out on them.
export { AnswerInterceptor } from './answer-interceptor';
export { LiveNamespace } from './live-namespace';
export type { Audience, LiveServer, LiveSocket } from './live-namespace';
export { LineEnd } from './line-end';
export { LiveSocketAdapter } from './live-socket-adapter';
export { MadeAnswer } from './made-answer';
export { MessageLimit } from './message-limit';
export { Pace } from './pace';
export { PacketSums } from './packet-sums';
export { SocketsModule } from './sockets.module';
export { citizenSessionOfSocket, sessionOfSocket } from './socket-session';
export { TickCaster } from './tick-caster';
export {
  BOARD_TICK_EVERY_MS,
  LOT_TICK_EVERY_MS,
  STRANGERS_TICK_EVERY_MS,
  TICK_BIDS_MAX,
  TICK_NOTES_MAX,
} from './tick-rates';
export { type CastTick, TickRelay } from './tick-relay';
