// What the question for password or code is made of, as one file of the built portal: `ConfirmSelf` fetches it.
export { MatDialog } from '@angular/material/dialog';
export { ConfirmSelfDialog } from './confirm-self-dialog';
