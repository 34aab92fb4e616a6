// The public log (docs/adr/0111): what nobody can rewrite unseen, put together in the engine's process and given out by doors.
export { openSequencer } from './open-sequencer';
export { PublicLogModule } from './public-log.module';
export { serveLog } from './serve-log';
