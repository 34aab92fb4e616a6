// Plates that are paid are given to whoever collects them.
export { PickUpDto } from './hand-over.dto';
export { HandOverModule } from './hand-over.module';
export { HandOverPapersStore } from './hand-over-papers.store';
export { readyToFetchAtMs } from './ready-to-fetch';
