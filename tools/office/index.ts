// The back office's endpoints, for programs that do what its people do.
export { codeOf, givenPassword, type NewStaff, OfficeClient } from './office-client';
