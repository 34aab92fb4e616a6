// The engine behind its facade, and the journal that it writes, for reading.
export { EngineModule } from './engine.module';
export { JournalReader } from './journal-reader';
export { LOT_ENGINE } from './lot-engine.provider';
