// Threads beside the program's own.
export { fontFile } from './font-file';
export { type SideDone, type SideJob, SideThread, SideWorkTooMuch, threadFile } from './side-thread';
