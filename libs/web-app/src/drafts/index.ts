// What forms keep of what was typed: apart from the rest, so that it comes with the pages that have a form.
export { forgetDraft, keepDraft, readDraft, writeDraft } from './keep-draft';
