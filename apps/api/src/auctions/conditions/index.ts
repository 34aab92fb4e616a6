// Special conditions of an auction and the files that belong to it: kept, judged, and read by everybody once it is published.
export { attachmentName } from './attachment-name';
export { AttachmentsStore } from './attachments.store';
export { AttachmentDto } from './conditions-answers.dto';
export { ConditionsModule } from './conditions.module';
export { ConditionsStore } from './conditions.store';
export { giveAttachment } from './give-attachment';
export { PdfJudge } from './pdf-judge';
export { ReadConditions } from './read-conditions';
