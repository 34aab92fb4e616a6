// Guides, announcements and contact details.
export { Announcements } from './announcements';
export { ContentModule } from './content.module';
export { FindContact } from './find-contact';
export { installContent } from './install-content';
export { OfficeHotline } from './office-hotline';
export { type PictureFacts, readPicture } from './pictures/read-picture';
