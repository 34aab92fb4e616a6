// The words of spreadsheets of plates, in English.
import type { SheetWords } from '../shapes/sheet-words';

export const sheets: SheetWords = {
  plates: 'Plates',
  regions: 'Regions',
  headings: {
    plate: { name: 'Plate', also: ['platenumber', 'number'] },
    colour: { name: 'Colour', also: ['color'] },
    personalised: { name: 'Personalised', also: ['personalized'] },
    region: { name: 'Region', also: ['district'] },
    startPrice: { name: 'Start price (yuan)', also: ['startingprice', 'price'] },
    vin: { name: 'VIN', also: ['vehicleidentificationnumber'] },
    holder: { name: 'Buyer', also: ['holder', 'name'] },
    document: { name: 'ID or organisation code', also: ['id', 'document'] },
    paidAt: { name: 'Paid', also: ['paidat'] },
    result: { name: 'Result', also: [] },
    note: { name: 'Reference or reason', also: ['reference', 'reason', 'note'] },
    price: { name: 'Price (yuan)', also: [] },
  },
  colours: { blue: ['Blue'], yellow: ['Yellow'], green: ['Green'] },
  accepted: ['accepted', 'registered', 'yes'],
  refused: ['refused', 'no'],
  yes: ['Yes', 'y', 'true'],
  no: ['No', 'n', 'false'],
  example: 'Example',
};
