// Threads beside the program's own.
export { fontFile } from './font-file';
export {
  type ThreadDone,
  type ThreadJob,
  WorkerThread,
  ThreadWorkTooMuch,
  threadFile,
} from './worker-thread';
