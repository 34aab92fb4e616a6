// Practice on toy lots, of which nothing counts and nothing is kept.
export { PracticeModule } from './practice.module';
