// What both web apps are made of beside data and looks, one name at a time: words, forms, lists, the frame's manners.
export { SaveFile } from './files/save-file';
export { type Fault, refusalFault, ruleFault } from './forms/fault';
export { FaultFocus } from './forms/fault-focus';
export { areGood, FormField, type Reading } from './forms/form-field';
export { forgetOwnDrafts, OWN_DRAFTS } from './forms/own-drafts';
export {
  momentText,
  readLine,
  readMoment,
  readOneOf,
  readOptional,
  readOptionalMoment,
  readOrganisationCode,
  readRegion,
  readSecret,
  readSmsCode,
  readTotp,
  readWhole,
} from './forms/readings';
export { Submission } from './forms/submission';
export { Wait } from './forms/wait';
export { NoSuchPage } from './lists/no-such-page';
export { pageFromQuery } from './lists/page-from-query';
export { PagedList } from './lists/paged-list';
export { Pager } from './lists/pager';
export { HOTLINE } from './loading/hotline';
export { keptChoice } from './preferences/kept-choice';
export { inReadersLanguage } from './preferences/in-readers-language';
export { Preferences } from './preferences/preferences';
export { remPx } from './preferences/rem-px';
export { PageHeading } from './shell/page-heading';
export { SiteVersion } from './shell/site-version';
export { ACCEPTED_TONES, OUTBID_TONES, SECOND_TONE, type SoundTone, TonePlayer } from './sounds/tone-player';
export { exactTimeOf, momentOf, monthDayOf, timeOf, timeToTheMs } from './words/day-time';
export { joinWords } from './words/join-words';
export { MomentPipe } from './words/moment.pipe';
export { provideWords } from './words/provide-words';
export { refusalParams, type Writers } from './words/refusal-params';
export { type Failure, type WordParams, Words } from './words/words';
