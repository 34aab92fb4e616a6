// Guides, announcements and contact details.
export { htmlOfMarkdown } from './article-text';
export { ContentModule } from './content.module';
export { FindContact } from './find-contact';
export { installContent } from './install-content';
export { sanitiseHtml } from './sanitise-html';
