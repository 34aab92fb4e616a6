// What an administrator does by command, until there are pages for it.
export { keepReservationDesk } from './reservation-desk';
