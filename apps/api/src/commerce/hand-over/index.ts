// Plates that are paid are given to whoever collects them.
export { PaperNameDto } from './hand-over.dto';
export { HandOverModule } from './hand-over.module';
export { HandOverPapersStore } from './hand-over-papers.store';
