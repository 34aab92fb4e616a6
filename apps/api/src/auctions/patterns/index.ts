// Hints in the record of an ended auction that bidders act together.
export { PatternsModule } from './patterns.module';
