// What both web apps are made of beside data and looks, one name at a time: words, forms, lists, the frame's manners.
export { csvLines, CSV_TYPE } from './files/csv-lines';
export { SaveFile } from './files/save-file';
export { forgetOwnDrafts, OWN_DRAFTS } from './forms/own-drafts';
export { HOTLINE } from './loading/hotline';
export { keptChoice } from './preferences/kept-choice';
export { inReadersLanguage } from './preferences/in-readers-language';
export { Preferences } from './preferences/preferences';
export { remPx } from './preferences/rem-px';
export { PageHeading } from './shell/page-heading';
export { SiteVersion } from './shell/site-version';
export { ACCEPTED_TONES, OUTBID_TONES, SECOND_TONE, type SoundTone, TonePlayer } from './sounds/tone-player';
export { dayInFileName, exactTimeOf, momentOf, monthDayOf, timeOf, timeToTheMs } from './words/day-time';
export { joinWords } from './words/join-words';
export { MomentPipe } from './words/moment.pipe';
export { provideWords } from './words/provide-words';
export { refusalParams, type Writers } from './words/refusal-params';
export { type Failure, type WordParams, Words, type WordsPart } from './words/words';
export { wordsOf } from './words/words-of';
