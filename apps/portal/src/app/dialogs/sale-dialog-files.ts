// What the dialogs of a sale are made of, as one file of the built portal: `SaleDialogs` fetches it.
export { MatDialog } from '@angular/material/dialog';
export { VinDialog } from '../bidding/vin-dialog';
export { RoomDialog } from '../room/room-dialog';
