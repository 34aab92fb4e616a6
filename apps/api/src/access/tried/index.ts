// What this release was last seen working on, for whoever answers for the site.
export { TriedModule } from './tried.module';
