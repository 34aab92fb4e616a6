// The engine behind its facade, in this process or over the line to its own, and the journal that it writes, for reading.
export { EngineModule } from './engine.module';
export { LoggedEngineWatch } from './engine-watch';
export { JournalReader } from './journal-reader';
export { EngineSocketModule, LOT_ENGINE } from './lot-engine.provider';
export { openEngine } from './open-engine';
