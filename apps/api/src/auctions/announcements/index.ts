// What is announced of a published auction, made from its terms.
export { AnnouncementsModule } from './announcements.module';
