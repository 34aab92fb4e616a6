// Whole sales on a virtual clock, for those who run many of them.
export { runSimulation } from './run-simulation';
export type { SimulationReport } from './run-simulation';
export { storyOf } from './story-of';
