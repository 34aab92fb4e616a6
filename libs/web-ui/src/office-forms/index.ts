// Fields that only the back office has: apart from the rest, so that they are no part of the portal's first load.
export { AreaField } from '../forms/area-field';
export { MomentField } from '../forms/moment-field';
