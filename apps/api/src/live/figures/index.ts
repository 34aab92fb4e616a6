// The newest figures of lots that this instance knows without asking anybody.
export { FiguresModule } from './figures.module';
export { NewestFigures } from './newest-figures';
