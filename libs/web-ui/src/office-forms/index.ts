// Fields of the back office and of few pages of the portal: apart from the rest, so that they are no part of its first load.
export { AreaField } from '../forms/area-field';
export { MomentField } from '../forms/moment-field';
