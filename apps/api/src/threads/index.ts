// Threads beside the program's own.
export { fontFile } from './font-file';
export {
  type SideDone,
  type SideJob,
  SideThread,
  type SideThreadParts,
  SideWorkTooMuch,
  threadFile,
} from './side-thread';
