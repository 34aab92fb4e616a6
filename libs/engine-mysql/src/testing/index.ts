// For specs and journeys on databases of their own.
export { type MigratedSchema, readSchema, writeSchema } from './migrated-schema';
