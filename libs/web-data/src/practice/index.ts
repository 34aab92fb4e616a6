// What the pages of practice stand on, apart from what every page loads.
export { PracticeDesk } from './practice-desk';
export { providePractice } from './provide-practice';
