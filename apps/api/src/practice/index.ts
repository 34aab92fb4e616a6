// Practice.
export { PracticeModule } from './practice.module';
