// Plates that are paid are given to whoever collects them.
export { HandOverModule } from './hand-over.module';
