// What happens at the site's doors, counted by the minute and searched by auditors.
export { noteRefusal } from './note-refusal';
export { SecurityEvents } from './security-events';
export { SecurityEventsModule } from './security-events.module';
